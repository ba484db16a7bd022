namespace PolicyLint.Analysis;

/// <summary>A choice of rules that has a name.</summary>
public enum RulePreset
{
    /// <summary>The rules that are on by default, each as grave as it says of itself.</summary>
    Recommended,

    /// <summary>
    /// All rules but those of mere taste, and a suggestion is a warning: for policies that are written from now on.
    /// </summary>
    Strict,

    /// <summary>Every rule there is, each as grave as it says of itself.</summary>
    All,

    /// <summary>What AWS refuses, ignores or does not know, and nothing about what is granted.</summary>
    Correctness,
}
