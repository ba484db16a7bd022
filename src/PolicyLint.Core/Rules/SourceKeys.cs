using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules;

/// <summary>
/// The keys that say for whose resource an AWS service makes a call.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
/// </summary>
internal static class SourceKeys
{
    private static readonly string[] Names = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    /// <summary>True for the text of one of the keys; false when it is not known for certain.</summary>
    public static bool Contain(SymbolicString key)
    {
        foreach (string name in Names)
        {
            if (key.Is(name, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when some operator of the condition tests one of the keys, or may do so.</summary>
    public static bool MayBeTestedBy(ConditionBlock conditions)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (!condition.Key.IsKnown || Contain(condition.Key))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
