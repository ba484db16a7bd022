using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class S3PrefixInNegativeContextRule : ConditionRule
{
    private const string Key = "s3:prefix";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3013",
        Name = "s3-prefix-in-negative-context",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Part of an S3 bucket kept from being listed by its prefix",
        Message = "\"{0}\" does not hide what is below the prefix: a list of a shorter prefix, or of none, has it too",
        Rationale = "s3:prefix is what the request asks to list, so who asks for more than the hidden part gets it along with the rest.",
        Remedy = "Say which prefixes may be listed: StringLike in an Allow, or StringNotLike in a Deny.",
        AccessAnalyzerCodes = ImmutableArray.Create("S3_PREFIX_IN_NEGATIVE_CONTEXT"),
        Help = """
            `s3:prefix` holds the parameter of the request to list a bucket. To deny the list of `secret/*` does not hide what is there: a list
            without a prefix, or of `sec`, holds the same names. An Allow of all but `secret/*` is open in the same way. Only the other two
            forms restrict: Allow with `StringLike` or `StringEquals`, and Deny with `StringNotLike` or `StringNotEquals`
            ([controlling access to a bucket by prefix](https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html)).

            Reported under the operators of texts, with `IfExists` and set operators too. `Null`, which only asks whether there is a prefix, is not
            reported.

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringLike": { [|"s3:prefix"|]: "secret/*" } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringNotLike": { [|"s3:prefix"|]: "secret/*" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringLike": { "s3:prefix": "public/*" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family == ConditionOperatorFamily.String
            && statement.Effect == (condition.Operator.IsNegated ? Effect.Allow : Effect.Deny)
            && condition.Key.Is(Key, ignoreCase: true) == Certainty.Yes)
        {
            context.Report(condition.Key.Origin, condition.Key.ToDisplayString());
        }
    }
}
