namespace PolicyLint.Cli;

/// <summary>The command line or the configuration asks for something that cannot be done.</summary>
internal sealed class UsageException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong and what would be right, in one line.</param>
    public UsageException(string message)
        : this([message])
    {
    }

    /// <summary>Makes one for several faults, which are told one after the other.</summary>
    /// <param name="faults">One at least, each in one line.</param>
    public UsageException(IReadOnlyList<string> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>What is wrong; a configuration file can be wrong in several places.</summary>
    public IReadOnlyList<string> Faults { get; }
}
