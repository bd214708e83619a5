"""What lies over the desk: questions to the person, and help."""
