namespace PolicyLint.Cli;

/// <summary>What the program tells its caller. There are no other values.</summary>
public static class ExitStatus
{
    /// <summary>Nothing found at or above <c>--fail-on</c>.</summary>
    public const int Clean = 0;

    /// <summary>Something found at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>The program could not do its work: usage, a file that cannot be read, a bug.</summary>
    public const int Failure = 2;
}
