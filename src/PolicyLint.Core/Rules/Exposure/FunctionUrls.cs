using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Statements for the URLs of functions. Two belong to each: <c>lambda:InvokeFunctionUrl</c>, and <c>lambda:InvokeFunction</c> for calls
/// by the URL.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
/// </summary>
internal static class FunctionUrls
{
    private const string Invoke = "lambda:InvokeFunctionUrl";
    private const string AuthType = "lambda:FunctionUrlAuthType";
    private const string ByUrl = "lambda:InvokedViaFunctionUrl";

    /// <summary>True when the statement opens URLs without authentication to whom it names.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="authType">The value <c>NONE</c>.</param>
    public static bool IsOpen(Statement statement, out SymbolicString authType)
    {
        authType = default;
        return ExposedActions.AreAll(statement, Invoke) && HasValue(statement, AuthType, "NONE", out authType);
    }

    /// <summary>True for the statement that opens a URL, and for the one that goes with it.</summary>
    public static bool IsAbout(Statement statement)
        => IsOpen(statement, out _) || (ExposedActions.AreAll(statement, "lambda:InvokeFunction") && HasValue(statement, ByUrl, "true", out _));

    private static bool HasValue(Statement statement, string key, string value, out SymbolicString found)
    {
        found = default;
        if (statement.Condition is not { } conditions)
        {
            return false;
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (!block.Operator.IsNegated
                    && condition.Key.Is(key, ignoreCase: true) == Certainty.Yes
                    && CallerCondition.IsOnly(condition, value))
                {
                    found = condition.Values[0].Text;
                    return true;
                }
            }
        }

        return false;
    }
}
