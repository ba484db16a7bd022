namespace PolicyLint.Cli;

/// <summary>What was found could not be written where it was wanted.</summary>
internal sealed class OutputException(string message) : Exception(message);
