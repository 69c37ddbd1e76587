package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Outcome.Ending;
import java.util.List;
import java.util.Optional;

/// What a server has to do with a hostile request. One answer at most comes back, whatever was hidden behind it.
public sealed interface Expectation {

    /// A complaint, if the server did something else.
    Optional<String> complaint(Outcome outcome);

    /// A status of the 400s, with a body in the form of an API.
    record Explained(ErrorForm form) implements Expectation {
        @Override
        public Optional<String> complaint(Outcome outcome) {
            return new Refused().complaint(outcome).or(() -> {
                Answer answer = outcome.answers().getFirst();
                return form.fits(answer.body())
                        ? Optional.empty()
                        : Optional.of("the body is not in the form of " + form + ": " + answer);
            });
        }
    }

    /// A status of the 400s.
    record Refused() implements Expectation {
        @Override
        public Optional<String> complaint(Outcome outcome) {
            return one(outcome).or(() -> {
                Answer answer = outcome.answers().getFirst();
                return answer.refusal() ? Optional.empty() : Optional.of("not a refusal: " + answer);
            });
        }
    }

    /// A status of the 400s, or 501 or 505, which HTTP names for what a server has never heard of.
    record Unknown() implements Expectation {
        @Override
        public Optional<String> complaint(Outcome outcome) {
            return one(outcome).or(() -> {
                Answer answer = outcome.answers().getFirst();
                return answer.refusal() || List.of(501, 505).contains(answer.status())
                        ? Optional.empty()
                        : Optional.of("not a refusal: " + answer);
            });
        }
    }

    /// A status of the 400s, or the end of the connection without a word: what came is no request, or its sender
    /// does not listen any more.
    record Cut() implements Expectation {
        @Override
        public Optional<String> complaint(Outcome outcome) {
            if (outcome.answers().isEmpty()) {
                return outcome.ending() == Ending.SILENT ? Optional.of("the connection stays open") : Optional.empty();
            }
            return new Unknown().complaint(outcome);
        }
    }

    /// Unusual, but allowed: an answer of any kind but a fault of the server, once.
    record Tolerated() implements Expectation {
        @Override
        public Optional<String> complaint(Outcome outcome) {
            return one(outcome).or(() -> {
                Answer answer = outcome.answers().getFirst();
                return answer.status() < 500 ? Optional.empty() : Optional.of("a fault of the server: " + answer);
            });
        }
    }

    private static Optional<String> one(Outcome outcome) {
        if (outcome.answers().isEmpty()) {
            return Optional.of("no answer, " + outcome.ending());
        }
        if (outcome.answers().size() > 1) {
            return Optional.of("more than one answer: " + outcome.answers());
        }
        return outcome.ending() == Ending.SILENT
                ? Optional.of(
                        "the connection stays open after " + outcome.answers().getFirst())
                : Optional.empty();
    }
}
