using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Reference;

internal sealed class UnfilledPlaceholderRule : StatementRule
{
    /// <summary>Placeholders of the fields before the resource. The partition and the like are the same for all services.</summary>
    private static readonly string[] OfAllServices = ["Partition", "Region", "Account"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2053",
        Name = "unfilled-placeholder",
        Severity = Severity.Warning,
        Title = "Placeholder of AWS's reference that was not filled in",
        Message = "Nothing is put in the place of {0} of AWS's reference",
        Rationale = "IAM takes it for a policy variable and knows none of that name, so the statement never applies.",
        Remedy = "Write what is meant, or \"*\" where all are.",
        AbsorbedBy = ImmutableArray.Create("PL2050"),
        Help = """
            AWS's [service authorization reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html) says
            what the ARNs of a resource type look like: `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. The policies that
            [Access Analyzer makes](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html) hold such ARNs,
            and so does what the fix of `wildcard-resource` writes. They are to be filled in. As they are, IAM takes `${BucketName}` for a
            [policy variable](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html), and one without a value
            matches nothing: an Allow then allows nothing, and a Deny denies nothing.

            Reported, once for each ARN at the first, are names that the reference has in ARNs of the service, spelt as there, and the Region, account and partition beside
            them, in `Resource` and `NotResource`. Not reported: the variables of IAM (`${aws:username}`), the names of other tools, such as `${bucket}` and
            `${var.bucket}`, and what CloudFormation puts in the place of `${Name}` under `Fn::Sub`.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::[|${BucketName}|]/*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:[|${Region}|]:${Account}:${QueueName}" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${bucket}/${aws:username}/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.Policy.MayHavePlaceholders)
        {
            return;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (resource.HasVariables && resource.Value.TryGetText(out ReadOnlySpan<char> text) && Arn.TryParse(text, out Arn arn))
            {
                Check(resource, text, arn, context);
            }
        }
    }

    private static void Check(in StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        Origin? first = null;
        string names = "";
        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            ReadOnlySpan<char> name = variable.GetBody(text);
            if (variable.IsClosed && (IsOfAllServices(name) || IsOf(arn.Service, text.Slice(variable.Start, variable.Length), context.Reference)))
            {
                names += $"{(first is null ? "" : ", ")}\"{text.Slice(variable.Start, variable.Length).ToString()}\"";
                first ??= resource.Value.GetOrigin(variable.Start, variable.Length);
            }
        }

        if (first is { } origin)
        {
            context.Report(origin, names);
        }
    }

    private static bool IsOfAllServices(ReadOnlySpan<char> name)
    {
        foreach (string known in OfAllServices)
        {
            if (name.SequenceEqual(known.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when an ARN of the service holds the placeholder.</summary>
    private static bool IsOf(ReadOnlySpan<char> prefix, ReadOnlySpan<char> placeholder, ServiceReference reference)
    {
        if (!reference.TryGetService(prefix, out AwsService service))
        {
            return false;
        }

        Span<char> buffer = stackalloc char[512];
        foreach (AwsResourceType type in service.ResourceTypes)
        {
            foreach (AwsArnPattern pattern in type.ArnPatterns)
            {
                if (pattern.Length <= buffer.Length && buffer.Slice(0, pattern.CopyTo(buffer)).IndexOf(placeholder) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
