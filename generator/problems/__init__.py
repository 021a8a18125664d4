"""What is wrong with the content: problems, how they are shown, and spelling suggestions."""
