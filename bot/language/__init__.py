"""From words to readings: times, amounts, exact commands and the declared patterns."""
