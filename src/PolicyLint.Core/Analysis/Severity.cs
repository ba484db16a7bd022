namespace PolicyLint.Analysis;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Not reported.</summary>
    None,

    /// <summary>Worth a thought.</summary>
    Suggestion,

    /// <summary>A security or correctness problem.</summary>
    Warning,

    /// <summary>AWS rejects it, or it hands out administration.</summary>
    Error,
}
