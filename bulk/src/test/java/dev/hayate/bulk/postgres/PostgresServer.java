package dev.hayate.bulk.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PostgreSQL of the machine, started for a test class in a folder and on a port of its own, with pgvector. It
/// refuses to run as root, so a test that does runs it as somebody else.
final class PostgresServer {
    static final String USER = "疾風 user";
    static final String PASSWORD = "pass'word 秘密 &?";
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final List<String> asUser;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        this.folder = Files.createTempDirectory("hayate-postgres-");
        this.asUser = asUser();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "-E",
                "UTF8",
                "--locale=C",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--no-sync");
        run(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -k '' -c fsync=off -c max_connections=20",
                "start");
    }

    /// A server that runs, or the reason why there is none.
    static Optional<PostgresServer> start() throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        return programs.isEmpty() ? Optional.empty() : Optional.of(new PostgresServer(programs.get()));
    }

    /// The newest PostgreSQL of the machine that has pgvector.
    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(INSTALLED)) {
            for (Path version : versions) {
                if (Files.isExecutable(version.resolve("bin/initdb"))
                        && Files.exists(version.resolve("lib/vector.so"))) {
                    found.add(version.resolve("bin"));
                }
            }
        }
        return found.stream().max(Comparator.comparingInt(PostgresServer::version));
    }

    private static int version(Path bin) {
        return Integer.parseInt(INSTALLED.relativize(bin).getName(0).toString());
    }

    /// What goes before a command so that it does not run as root; the folder is given to that user.
    private List<String> asUser() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        for (String name : List.of("postgres", "nobody")) {
            try {
                UserPrincipal user =
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
                Files.setOwner(folder, user);
                return List.of("runuser", "-u", name, "--");
            } catch (UserPrincipalNotFoundException e) {
                // The next one may be there.
            }
        }
        throw new IOException("nobody is there to run PostgreSQL as");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(program + ": " + Files.readString(output));
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, PASSWORD);
    }

    /// Runs statements.
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The first column of what a query gives.
    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /// How `psql` ended, and what it said.
    record Psql(int code, String output) {}

    Psql psql(Path script) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        programs.resolve("psql").toString(), "-X", "-q", "-f", script.toString())
                .redirectErrorStream(true);
        command.environment().put("PGHOST", "127.0.0.1");
        command.environment().put("PGPORT", String.valueOf(port));
        command.environment().put("PGDATABASE", "postgres");
        command.environment().put("PGUSER", USER);
        command.environment().put("PGPASSWORD", PASSWORD);
        Process psql = command.start();
        try (InputStream output = psql.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Psql(psql.waitFor(), said);
        }
    }

    void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
