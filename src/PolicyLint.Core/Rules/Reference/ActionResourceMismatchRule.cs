using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class ActionResourceMismatchRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2010",
        Name = "action-resource-mismatch",
        Severity = Severity.Warning,
        Title = "Action that no resource of its statement is for",
        Message = "\"{0}\" never applies to [the resources](1) of its statement: {1}{2}{3} (reference of {4})",
        Rationale = "In an Allow it grants nothing, in a Deny it denies nothing, though the statement reads as if it did.",
        Remedy = "Add the resource that the action wants, or move the action to a statement with \"*\" if it accepts nothing else.",
        Fix = FixAvailability.Sometimes,
        AbsorbedBy = ImmutableArray.Create("PL2020"),
        Help = """
            Every action acts on certain types of resources, and a statement applies to a request only if both action and resource
            match. `s3:GetObject` acts on objects, `arn:aws:s3:::reports/*`; on the bucket itself, `arn:aws:s3:::reports`, it never does.
            `s3:ListBucket` is the other way round. Actions without resource types, such as `ec2:DescribeInstances`, apply only where
            `Resource` is `*`.

            Each action is held against all resources of its statement: one that fits is enough. So an action of a statement that
            names several kinds of resources for several actions is not reported, nor one that acts on several resources at a time
            (`ec2:RunInstances`), of which other statements can give the rest. A pattern is reported when none of the actions that it
            names fits. What acts on what comes from AWS's
            [service authorization reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html) of the
            day that the message says.

            The fix is offered for buckets and objects of S3: it adds the other ARN of the same bucket.

            Not reported:

            - statements with `*`, `NotResource`, a wildcard in the service of an ARN, a resource that is no ARN or not known, or one
              that another rule reports (`unknown-arn-service`, `unknown-arn-resource`, `missing-arn-account` …): repairing it may repair
              this;
            - ARNs that differ from what the action wants only in Region or account;
            - actions that the reference does not have;
            - where an ARN is of the action's own service, what the reference is known to be incomplete about: actions without
              resource types that do not list (`fsx:DescribeBackups` works on backups, though AWS's table has nothing for it), and
              actions about tags;
            - actions without resource types where an ARN stands for everything of their service, or for a whole type of it:
              `s3:ListAllMyBuckets` works on `arn:aws:s3:::*`, `cloudformation:ListStacks` on `…:stack/*`, and `iam:ListRoles` on a
              path, though AWS's table wants `*` of them. EC2 takes it at its word, and there a whole type is reported;
            - ARNs that the resource which has the policy cannot be: `arn-of-other-resource`;
            - a few actions that AWS documents for more than the reference has (`ssmmessages:OpenDataChannel` on sessions).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": ["s3:GetObject", [|"s3:ListBucket"|]], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json
            { "Effect": "Allow", "Action": [|"s3:GetObject"|], "Resource": "arn:aws:s3:::reports" }
            ```

            ```json
            {
              "Effect": "Allow", "Action": ["ec2:StartInstances", [|"ec2:DescribeInstances"|]],
              "Resource": "arn:aws:ec2:eu-central-1:111122223333:instance/*"
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"],
              "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"]
            }
            ```

            ```json
            [
              { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "arn:aws:ec2:eu-central-1:111122223333:instance/*" },
              { "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }
            ]
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        // More resources may stand in what was not read.
        if (!statement.IsComplete || statement.Action is null || context.Arns is not { IsClosed: true } arns)
        {
            return;
        }

        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (action.IsExcluded)
            {
                continue;
            }

            if (action.IsKnown)
            {
                if (NeverApplies(action.Action, arns, context))
                {
                    Report(action, action.Action, count: 1, statement, context);
                }
            }
            else if (action.Form == StatementActionForm.Pattern && action.IsServiceKnown)
            {
                CheckPattern(action, arns, statement, context);
            }
        }
    }

    private static void CheckPattern(in StatementAction pattern, StatementArns arns, Statement statement, RuleContext context)
    {
        int count = 0;
        AwsAction first = default;
        foreach (AwsAction action in pattern.Matches)
        {
            if (!NeverApplies(action, arns, context))
            {
                return;
            }

            first = count++ == 0 ? action : first;
        }

        if (count > 0)
        {
            Report(pattern, first, count, statement, context);
        }
    }

    private static bool NeverApplies(AwsAction action, StatementArns arns, RuleContext context)
    {
        ReadOnlySpan<StatementResource> resources = context.Resources;
        if (arns.HasResourceOf(action, resources))
        {
            return false;
        }

        string name = action.Name;
        bool mayHaveMoreTypes = action.Level == AccessLevel.Tagging
            || name.IndexOf("Tags", StringComparison.Ordinal) >= 0
            || (!action.SupportsResources && !AsksForNoResource(action, name));
        string fullName = action.ToString();
        foreach (ref readonly StatementResource resource in resources)
        {
            if (!resource.TryGetArn(out Arn arn))
            {
                return false;
            }

            bool mayAct = mayHaveMoreTypes || (!action.SupportsResources && NamesAll(arn));
            if ((mayAct && IsOf(action.Service, arn)) || ArnExceptions.ActsOn(fullName, arn.Service, arn.Resource))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True when the ARN stands for all resources of its service or of one type: services tell IAM of such an ARN where a request
    /// lists things (<c>stack/*/*</c> for <c>cloudformation:ListStacks</c>, a path for <c>iam:ListRoles</c>), though AWS's table says
    /// "*". EC2 does not.
    /// </summary>
    private static bool NamesAll(Arn arn)
    {
        if (WildcardPattern.IsAny(arn.Resource))
        {
            return true;
        }

        if (arn.Service.Equals("iam".AsSpan(), StringComparison.OrdinalIgnoreCase))
        {
            return arn.Resource.EndsWith("/*".AsSpan(), StringComparison.Ordinal);
        }

        int word = arn.Resource.IndexOfAny('/', ':');
        return word >= 0
            && arn.Resource.Slice(word).TrimEnd("*/:".AsSpan()).IsEmpty
            && !arn.Service.Equals("ec2".AsSpan(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// True for actions that ask what there is, or for a login to the whole registry: that they accept nothing but "*" follows
    /// from what they do, and not only from AWS's list of their types.
    /// </summary>
    private static bool AsksForNoResource(AwsAction action, string name)
        => action.Level == AccessLevel.List || name.StartsWith("List", StringComparison.Ordinal) || name == "GetAuthorizationToken";

    /// <summary>True when the ARN is one of the service, by its prefix or by one of its resource types.</summary>
    private static bool IsOf(AwsService service, Arn arn)
    {
        if (service.MatchesPrefix(arn.Service))
        {
            return true;
        }

        foreach (AwsResourceType type in service.ResourceTypes)
        {
            foreach (AwsArnPattern pattern in type.ArnPatterns)
            {
                if ((pattern.FindMismatches(arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource) & ArnFields.Service) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Report(in StatementAction action, AwsAction wanting, int count, Statement statement, RuleContext context)
    {
        if (ArnOfOtherResourceRule.Reports(statement, context))
        {
            // The ARN is the mistake.
            return;
        }

        (AwsResourceType type, StatementResource resource, bool isOfService) = Nearest(wanting, context.Resources);
        int others = isOfService ? 0 : wanting.Resources.Count - 1;
        string subject = action.IsKnown ? "it" : wanting.ToString();
        (string want, string pattern, string end) =
            count > 1 ? ("it stands for " + count.ToString(CultureInfo.InvariantCulture) + " actions, and none acts on them", "", "")
            : wanting.SupportsResources ? ($"{subject} wants {ResourceTypeText.Name(type)}, \"", ResourceTypeText.NearestPattern(type, resource), others > 0 ? "\", or one of other types" : "\"")
            : ($"{subject} accepts only \"*\"", "", "");
        context.Report(
            action.Value.Origin,
            action.Value.ToDisplayString(),
            want,
            pattern,
            end,
            ReferenceDate.Text(context.Reference.DataDate))
            .WithRelated(resource.Value.Origin, "Nothing that it acts on has such an ARN")
            .WithFix(MakeFix(type, statement, context.Resources));
    }

    /// <summary>Of what the action acts on and the statement has, the two that come nearest; the first resource if it acts on nothing.</summary>
    private static (AwsResourceType Type, StatementResource Resource, bool IsOfService) Nearest(AwsAction action, ReadOnlySpan<StatementResource> resources)
    {
        (AwsResourceType Type, StatementResource Resource, bool IsOfService) nearest = (default, resources[0], false);
        int best = int.MaxValue;
        foreach (AwsActionResource type in action.Resources)
        {
            foreach (ref readonly StatementResource resource in resources)
            {
                ArnFields mismatches = resource.FindMismatches(type.Type);
                int distance = ResourceTypeText.Distance(mismatches);
                if (distance < best)
                {
                    best = distance;
                    nearest = (type.Type, resource, (mismatches & ArnFields.Service) == 0);
                }
            }
        }

        return nearest;
    }

    /// <summary>The other ARN of the only bucket that the statement names.</summary>
    private static Fix? MakeFix(AwsResourceType type, Statement statement, ReadOnlySpan<StatementResource> resources)
    {
        bool wantsBucket = type.ToString() == "bucket";
        if (type == default || type.Service.Prefix != "s3" || (!wantsBucket && type.Name != "object"))
        {
            return null;
        }

        string? wanted = null;
        foreach (ref readonly StatementResource resource in resources)
        {
            if (!resource.Value.TryGetText(out ReadOnlySpan<char> text) || !Arn.TryParse(text, out Arn arn) || !arn.Service.SequenceEqual("s3".AsSpan()))
            {
                continue;
            }

            int slash = arn.Resource.IndexOf('/');
            ReadOnlySpan<char> bucket = slash < 0 ? arn.Resource : arn.Resource.Slice(0, slash);
            if (!arn.Region.IsEmpty || bucket.IsEmpty || WildcardPattern.IsAny(bucket))
            {
                return null;
            }

            string other = text.Slice(0, text.Length - arn.Resource.Length).ToString() + bucket.ToString() + (wantsBucket ? "" : "/*");
            if (wanted is not null && wanted != other)
            {
                return null;
            }

            wanted = other;
        }

        if (wanted is null)
        {
            return null;
        }

        bool isOnly = statement.Action!.Values.Length == 1 && statement.Resource!.Values.Length == 1;
        return isOnly
            ? new Fix($"Write {wanted}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(statement.Resource!.Values[0].Origin, wanted))
            : new Fix($"Add {wanted}", FixSafety.Unsafe, new PolicyEdit.InsertElement(statement.Resource!.Origin, wanted));
    }
}
