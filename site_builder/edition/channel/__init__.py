"""What a channel is told of a seller and its products: plain values, in the channel's language, by stated patterns."""
