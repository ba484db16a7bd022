using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

/// <summary>
/// The keys that tell of multi-factor authentication. A request that a user's access key signs has neither; one with temporary
/// credentials has the first, true or false, and the second only when it is true.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
/// </summary>
internal static class MultiFactorKeys
{
    /// <summary>Whether a second factor was used.</summary>
    public const string Present = "aws:MultiFactorAuthPresent";

    /// <summary>How many seconds ago it was.</summary>
    public const string Age = "aws:MultiFactorAuthAge";

    /// <summary>True for a condition on one of them.</summary>
    public static bool Contain(Condition condition) => KeyTests.IsOn(condition, Present) || KeyTests.IsOn(condition, Age);
}
