"""What a provider puts together for a period: questions, answers as typed, and what they come to."""
