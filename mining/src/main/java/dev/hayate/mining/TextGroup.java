package dev.hayate.mining;

import java.util.List;

/// Texts that hang together: each is nearly like another one, though not every two of them need be.
///
/// @param members the first of them, then the others, in the order of their rows
public record TextGroup(List<Member> members) {
    /// A text of a group.
    ///
    /// @param row its number among [TextVectors]
    /// @param similarity its cosine with the first
    public record Member(int row, float similarity) {}

    /// Copies the list.
    public TextGroup {
        members = List.copyOf(members);
    }

    /// The first of them, which stands for all.
    public Member representative() {
        return members.getFirst();
    }
}
