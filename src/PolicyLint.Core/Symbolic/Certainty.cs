namespace PolicyLint.Symbolic;

/// <summary>The answer to a question about a value that may be known only in parts.</summary>
public enum Certainty
{
    /// <summary>It holds for no filling of the unknown parts.</summary>
    No,

    /// <summary>It depends on the unknown parts.</summary>
    Maybe,

    /// <summary>It holds for every filling of the unknown parts.</summary>
    Yes,
}
