package dev.hayate.bulk.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A database and how to get in. Whatever is said of it lacks the password, which the driver itself would tell
/// with a broken URL. Immutable, shared by all threads.
///
/// @param url where it is; not to be shown
/// @param place where it is, to be shown
/// @param login user and password, as far as the URL does not have them; not to be shown
record Database(String url, String place, Properties login) {
    private static final String SCHEME = "jdbc:postgresql:";
    private static final String HOST = "([^:,/?@\\[\\]]*|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?";

    /// What the driver would log where it cannot read it.
    private static final Pattern READABLE =
            Pattern.compile(SCHEME + "(//" + HOST + "(," + HOST + ")*/)?[^/?]*([?].*)?", Pattern.DOTALL);

    /// @throws IllegalArgumentException if this is not the URL of a PostgreSQL
    static Database at(String url, Map<String, String> environment) {
        String shown = shown(url);
        Properties named = READABLE.matcher(url).matches() ? Driver.parseURL(url, new Properties()) : null;
        if (named == null) {
            throw new IllegalArgumentException("expected jdbc:postgresql://HOST:PORT/DATABASE, got " + shown);
        }
        Properties login = new Properties();
        add(login, "user", named.getProperty("user", environment.get("PGUSER")));
        add(login, "password", named.getProperty("password", environment.get("PGPASSWORD")));
        login.setProperty("ApplicationName", "hayate");
        return new Database(url, shown.substring(SCHEME.length()).replaceFirst("^//", ""), login);
    }

    private static void add(Properties login, String name, @Nullable String value) {
        if (value != null) {
            login.setProperty(name, value);
        }
    }

    /// A URL without its parameters and without what some write before the host.
    private static String shown(String url) {
        return url.replaceFirst("[?].*", "").replaceFirst("//.*@", "//");
    }

    Connection connect() throws PostgresException {
        try {
            Connection connection = new Driver().connect(url, login);
            if (connection == null) {
                throw new PostgresException(place + ": the driver does not know such a URL");
            }
            return connection;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// What a failure means. Its cause is left out where it could tell the URL.
    PostgresException failure(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException told ? told.getServerErrorMessage() : null;
        return server == null
                ? new PostgresException(place + ": " + sentence(e).replace(url, place))
                : new PostgresException(place + ": " + sentence(server), e);
    }

    private static String sentence(SQLException e) {
        Throwable cause = e.getCause();
        String reason = cause == null ? "" : " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
        return oneLine(e.getMessage() + reason);
    }

    private static String sentence(ServerErrorMessage server) {
        String sentence = oneLine(server.getMessage());
        String detail = server.getDetail();
        String where = server.getWhere();
        return sentence
                + (detail == null ? "" : ": " + oneLine(detail))
                + (where == null ? "" : " (" + oneLine(where) + ")");
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return place;
    }
}
