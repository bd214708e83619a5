"""What is seen on the desk, one visible thing a file."""
