using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Reference;

internal sealed class UnsubstitutedVariableRule : TemplateFaultRule
{
    private const string PseudoParameter = "AWS::";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2050",
        Name = "unsubstituted-variable",
        Severity = Severity.Warning,
        Title = "Variable of the template in a text that is not under Fn::Sub",
        Message = "Nothing is put in the place of \"{0}\": the text is not under Fn::Sub",
        Rationale = "IAM gets the variable as it is written and knows none of that name, so the policy matches nothing.",
        Remedy = "Put the text under Fn::Sub, and write the variables of IAM in it with an exclamation mark: ${!aws:username}.",
        Fix = FixAvailability.Sometimes,
        Help = """
            CloudFormation puts a value in the place of `${Name}` only in the text of
            [`Fn::Sub`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html).
            Anywhere else the text goes to IAM as it is, and IAM takes `${…}` for a
            [policy variable](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html): one without a value
            matches nothing. An Allow then allows nothing, and a Deny denies nothing.

            Reported are names that the template has, as parameter or resource, and pseudo parameters such as `${AWS::Partition}`.
            Not reported: the variables of IAM, which have one colon (`${aws:username}`) or are `${*}`, `${?}` and `${$}`; names that
            the template does not have, which another tool may replace.

            The fix puts the text under `Fn::Sub`. It is offered when every variable in the text is one for `Fn::Sub`.

            ## Bad

            ```json
            {
              "Parameters": { "BucketName": { "Type": "String" } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::[|${BucketName}|]/*" }
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Parameters": { "BucketName": { "Type": "String" } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::${BucketName}/*" } }
                    }
                  }
                }
              }
            }
            ```

            ```json
            {
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/${aws:username}/*" }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.UnsubstitutedVariable;

    public override void Check(TemplateFault fault, RuleContext context)
        => context.Report(fault.Origin, "${" + fault.Name + "}").WithFix(FixOf(fault.Call ?? fault.Origin));

    /// <summary>Puts a text under Fn::Sub; null where that would lead to other faults, or when the place is not the whole text.</summary>
    private static Fix? FixOf(Origin text)
    {
        string written = text.Text;
        if (written.Length < 2 || written[0] is not ('"' or '\''))
        {
            return null;
        }

        for (int start = written.IndexOf("${", StringComparison.Ordinal); start >= 0; start = written.IndexOf("${", start + 1, StringComparison.Ordinal))
        {
            int end = written.IndexOf('}', start);
            if (end < 0 || !IsForSub(written.AsSpan(start + 2, end - start - 2)))
            {
                return null;
            }
        }

        return new Fix("Put the text under Fn::Sub", FixSafety.Unsafe, new PolicyEdit.WrapInProperty(text, "Fn::Sub"));
    }

    /// <summary>True for a logical id, with an attribute or without, and for a pseudo parameter.</summary>
    private static bool IsForSub(ReadOnlySpan<char> name)
    {
        if (name.StartsWith(PseudoParameter.AsSpan(), StringComparison.Ordinal))
        {
            name = name.Slice(PseudoParameter.Length);
        }

        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.'))
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }
}
