"""What cannot be carried over into English without guessing: who, when, which of two."""
