using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Reference;

/// <summary>A rule about one thing that can be wrong with the ARN of a resource, whatever the actions.</summary>
internal abstract class ArnRule : StatementRule
{
    protected const string AboutData = """
        What is known of ARNs comes from AWS's
        [service authorization reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html) of the
        day that the message says.
        """;

    /// <summary>The fault that the rule reports.</summary>
    protected abstract ArnFaults Fault { get; }

    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (context.Arns is not { } arns || (arns.AllFaults & Fault) == 0)
        {
            return;
        }

        ReadOnlySpan<ArnFaults> faults = arns.Faults;
        for (int i = 0; i < faults.Length; i++)
        {
            if ((faults[i] & Fault) != 0 && context.Resources[i].Value.TryGetText(out ReadOnlySpan<char> text) && Arn.TryParse(text, out Arn arn))
            {
                Report(context.Resources[i], text, arn, context);
            }
        }
    }

    /// <summary>Called for each resource that has the fault.</summary>
    protected abstract void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context);

    /// <summary>The day of the reference, as messages tell it.</summary>
    protected static string DateOf(RuleContext context) => ReferenceDate.Text(context.Reference.DataDate);

    /// <summary>Where the service stands in an ARN.</summary>
    protected static int StartOfService(Arn arn) => "arn:".Length + arn.Partition.Length + 1;

    /// <summary>Where the Region stands in an ARN.</summary>
    protected static int StartOfRegion(Arn arn) => StartOfService(arn) + arn.Service.Length + 1;

    /// <summary>Where the account stands in an ARN.</summary>
    protected static int StartOfAccount(Arn arn) => StartOfRegion(arn) + arn.Region.Length + 1;

    /// <summary>Where the resource stands in an ARN.</summary>
    protected static int StartOfResource(Arn arn) => StartOfAccount(arn) + arn.Account.Length + 1;

    /// <summary>An edit that puts another text in the place of a part of the ARN.</summary>
    protected static PolicyEdit Replace(StatementResource resource, ReadOnlySpan<char> text, int start, int length, string replacement)
        => new PolicyEdit.ReplaceText(resource.Value.Origin, text.Slice(0, start).ToString() + replacement + text.Slice(start + length).ToString());

    /// <summary>Where a part of the ARN stands; an empty part has no place of its own and is shown by the whole.</summary>
    protected static Origin OriginOf(StatementResource resource, int start, int length)
        => length == 0 ? resource.Value.Origin : resource.Value.GetOrigin(start, length);

    /// <summary>The type that comes nearest, and its ARN pattern: <c>a bucket</c>, <c>arn:${Partition}:s3:::${BucketName}</c>.</summary>
    protected static (string Type, string Pattern) NearestType(StatementResource resource, RuleContext context)
    {
        AwsResourceType nearest = default;
        int best = int.MaxValue;
        resource.TryGetArn(out Arn arn);
        foreach (AwsService service in context.Reference.Services)
        {
            // The ARNs of backup's recovery points can be those of any service; nobody means them.
            bool isOwn = service.MatchesPrefix(arn.Service);
            foreach (AwsResourceType type in service.ResourceTypes)
            {
                int distance = ResourceTypeText.Distance(resource.FindMismatches(type));
                if (distance < best && (isOwn || type.ArnPatterns[0].Service.IndexOf((byte)'$') < 0))
                {
                    best = distance;
                    nearest = type;
                }
            }
        }

        return (ResourceTypeText.Name(nearest), ResourceTypeText.NearestPattern(nearest, resource));
    }
}
