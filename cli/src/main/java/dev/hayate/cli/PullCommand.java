package dev.hayate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "pull")
final class PullCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return Main.DONE;
    }
}
