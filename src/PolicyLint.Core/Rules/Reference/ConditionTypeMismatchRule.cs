using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class ConditionTypeMismatchRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2036",
        Name = "condition-type-mismatch",
        Severity = Severity.Warning,
        Title = "Operator for another type than the key's",
        Message = "Condition key \"{0}\" is {1}, and {2} does not compare such values",
        Rationale = "The values are compared as what they are not: other spellings of the same value do not match, or none does.",
        Remedy = "Use an operator for the key's type, such as Bool, NumericLessThan, DateGreaterThan or IpAddress.",
        AccessAnalyzerCodes = ImmutableArray.Create("TYPE_MISMATCH"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The service authorization reference and the page of global keys say of which type a key's values are. Operators
            compare values of one type: `StringEquals` on `aws:SourceIp` knows no ranges, `StringEquals` on
            `aws:MultiFactorAuthPresent` does not match `True`.

            Not reported:

            - String operators on ARNs (see `PL2038 string-operator-on-arn-key`) and Arn operators on texts, which can hold an
              ARN: AWS's own policies have `ArnLike` on `kms:EncryptionContext:…`.
            - Any operator on tags and on services' keys that are typed as text: they can hold numbers, dates and addresses
              (`glacier:ArchiveAgeInDays` is typed so).
            - Numeric operators on `aws:EpochTime`, `Null`, and `BinaryEquals`.
            - Keys that the reference does not have.

            The fix writes the operator of the key's type where there is one that asks the same and all values are of that type;
            it is unsafe, since more or less can match afterwards.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotEquals": { [|"aws:SourceIp"|]: "192.0.2.0/24" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family is ConditionOperatorFamily.Null or ConditionOperatorFamily.Unknown)
        {
            return;
        }

        StatementConditionKey key = context.KeyOf(condition);
        if (!key.IsKnown || ConditionKeyTypes.Fits(@operator.Family, key) || ConditionKeyTypes.IsArnByMistake(condition))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(
            condition.Key.Origin, condition.Key.ToDisplayString(), ConditionKeyTypes.NameOf(key.Key.Type), @operator.CanonicalName);
        if (condition.Block.Conditions.Length == 1
            && @operator.Family == ConditionOperatorFamily.String
            && OperatorFor(key.Key.Type, condition) is { } name)
        {
            string written = @operator.CanonicalName.Replace(@operator.BaseName, name);
            report.WithFix(ConditionFixes.RenameOperator(statement.Condition!, condition.Block, written));
        }
    }

    /// <summary>The operator of this type that asks what a String operator asks; null when there is none, or a value is not of the type.</summary>
    private static string? OperatorFor(ConditionKeyType type, Condition condition)
    {
        bool isNegated = condition.Operator.IsNegated;
        string? name = type switch
        {
            ConditionKeyType.Bool when !isNegated && condition.Values.Length == 1 => "Bool",
            ConditionKeyType.Numeric => isNegated ? "NumericNotEquals" : "NumericEquals",
            ConditionKeyType.IPAddress => isNegated ? "NotIpAddress" : "IpAddress",
            _ => null,
        };
        foreach (ConditionValue value in condition.Values)
        {
            if (name is null || !Is(type, value.Text))
            {
                return null;
            }
        }

        return condition.Values.IsEmpty ? null : name;
    }

    private static bool Is(ConditionKeyType type, SymbolicString value)
    {
        if (!value.TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        return type switch
        {
            ConditionKeyType.Bool => value.Is("true", ignoreCase: true) == Certainty.Yes || value.Is("false", ignoreCase: true) == Certainty.Yes,
            ConditionKeyType.IPAddress => IpRange.TryParse(text, out _),
            _ => IsWholeNumber(text),
        };
    }

    private static bool IsWholeNumber(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}
