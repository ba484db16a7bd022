using System.Collections.Immutable;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>What a condition does to the request of somebody who takes a path.</summary>
internal enum ConditionEffect
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It holds for whoever makes the effort: MFA, another network, another day.</summary>
    Delays,

    /// <summary>It holds for some of the resources only, or it is not known for which requests.</summary>
    Narrows,

    /// <summary>It does not hold.</summary>
    Fails,
}

/// <summary>
/// Conditions held against the request of somebody who takes a path: it passes a role to the service of the path, attaches a policy of
/// AWS that gives everything, sets no permissions boundary, and picks a resource that has no tags.
/// </summary>
internal static class AttackConditions
{
    /// <summary>What an attacker attaches; without the partition.</summary>
    private static readonly string[] BroadPolicies = ["iam::aws:policy/AdministratorAccess", "iam::aws:policy/IAMFullAccess", "iam::aws:policy/PowerUserAccess"];

    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-us-gov"];

    /// <summary>
    /// Keys of what the caller is, where it calls from and when, and of whose resource it is: they may demand more, but not that the resource is
    /// a harmless one.
    /// </summary>
    private static readonly string[] Circumstances =
    [
        "aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:SourceIp", "aws:VpcSourceIp",
        "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths", "aws:SecureTransport", "aws:UserAgent",
        "aws:referer", "aws:RequestedRegion", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths",
        "aws:PrincipalType", "aws:userid", "aws:username", "aws:FederatedProvider", "aws:SourceIdentity", "aws:AssumedRoot", "aws:ResourceAccount",
        "aws:ResourceOrgID", "aws:ResourceOrgPaths", "aws:Ec2InstanceSourceVpc", "aws:Ec2InstanceSourcePrivateIPv4", "ec2:Region",
    ];

    /// <summary>What the conditions of a statement that allows do: the worst of them.</summary>
    public static ConditionEffect OnAllow(ConditionBlock? conditions, EscalatingAction action, ImmutableArray<string> hosts, long past)
    {
        ConditionEffect worst = ConditionEffect.Holds;
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                ConditionEffect effect = EffectOf(condition, action, hosts, past, denies: false);
                worst = effect > worst ? effect : worst;
            }
        }

        return worst;
    }

    /// <summary>True when the conditions of a statement that denies hold for every such request.</summary>
    public static bool HoldOnDeny(ConditionBlock? conditions, EscalatingAction action, ImmutableArray<string> hosts, long past)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (EffectOf(condition, action, hosts, past, denies: true) != ConditionEffect.Holds)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static ConditionEffect EffectOf(Condition condition, EscalatingAction action, ImmutableArray<string> hosts, long past, bool denies)
    {
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> key) || !condition.Operator.IsKnown)
        {
            return ConditionEffect.Narrows;
        }

        if (Is(key, "iam:PassedToService") && action.Name == "iam:PassRole")
        {
            return OfPassedToService(condition, hosts);
        }

        if (Is(key, "iam:PolicyARN") && HasKey(action, key))
        {
            return OfPolicy(condition, action, denies);
        }

        if (Is(key, "iam:PermissionsBoundary") && IsAboutBoundary(action))
        {
            return OfChangedBoundary(condition, denies);
        }

        if (Is(key, "iam:PermissionsBoundary") || !HasKey(action, key))
        {
            return ServicePrincipals.HoldsWithoutKey(condition) ? ConditionEffect.Holds : ConditionEffect.Fails;
        }

        return IsCircumstance(key) ? OfCircumstance(condition, past)
            : key.StartsWith("aws:PrincipalTag/".AsSpan(), StringComparison.OrdinalIgnoreCase) || IsOfRequestedTags(key) ? ConditionEffect.Delays
            : Is(key, "aws:PrincipalIsAWSService") || Is(key, "aws:ViaAWSService") ? OfFalse(condition)
            : ServicePrincipals.HoldsWithoutKey(condition) || condition.Operator.IsNegated ? ConditionEffect.Delays
            : ConditionEffect.Narrows;
    }

    private static ConditionEffect OfPassedToService(Condition condition, ImmutableArray<string> hosts)
    {
        if (condition.Operator.Family == ConditionOperatorFamily.Null)
        {
            return HasValue(condition, "false") ? ConditionEffect.Holds : ConditionEffect.Fails;
        }

        if (condition.Operator.Family != ConditionOperatorFamily.String)
        {
            return ConditionEffect.Narrows;
        }

        foreach (string host in hosts)
        {
            Certainty admitted = Certainty.No;
            foreach (ConditionValue value in condition.Values)
            {
                Certainty match = Compare(condition.Operator, value.Text, host);
                match = match == Certainty.No ? Compare(condition.Operator, value.Text, host + ".cn") : match;
                admitted = match > admitted ? match : admitted;
            }

            // What is not known admits nothing: neither as what is listed nor as what is not.
            if (admitted == (condition.Operator.IsNegated ? Certainty.No : Certainty.Yes))
            {
                return ConditionEffect.Holds;
            }
        }

        return ConditionEffect.Fails;
    }

    private static ConditionEffect OfPolicy(Condition condition, EscalatingAction action, bool denies)
    {
        if (condition.Operator.Family == ConditionOperatorFamily.Null)
        {
            return HasValue(condition, "false") ? ConditionEffect.Holds : ConditionEffect.Fails;
        }

        if (action.Name.StartsWith("iam:Detach", StringComparison.Ordinal))
        {
            // Which policy denies something is not known: only what excepts some is as good as no condition.
            return condition.Operator.IsNegated ? ConditionEffect.Holds : HasAny(condition) ? ConditionEffect.Holds : ConditionEffect.Narrows;
        }

        // An Allow is enough for one of them; a Deny must hit them all.
        bool all = true;
        bool any = false;
        foreach (string policy in BroadPolicies)
        {
            bool listed = false;
            foreach (string partition in Partitions)
            {
                foreach (ConditionValue value in condition.Values)
                {
                    listed |= Compare(condition.Operator, value.Text, $"arn:{partition}:{policy}") == Certainty.Yes;
                }
            }

            bool holds = listed != condition.Operator.IsNegated;
            all &= holds;
            any |= holds;
        }

        return (denies ? all : any) ? ConditionEffect.Holds : ConditionEffect.Fails;
    }

    /// <summary>The boundary that is set, or taken away: for an Allow only a condition that takes any is none.</summary>
    private static ConditionEffect OfChangedBoundary(Condition condition, bool denies)
        => denies || condition.Operator.IsNegated || HasAny(condition) ? ConditionEffect.Holds : ConditionEffect.Narrows;

    private static ConditionEffect OfCircumstance(Condition condition, long past)
    {
        bool isUpperBound = condition.Operator is { Family: ConditionOperatorFamily.Date, BaseName: "DateLessThan" or "DateLessThanEquals" };
        if (!isUpperBound || condition.Values.IsEmpty)
        {
            return ConditionEffect.Delays;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text) || !IsoDate.TryParse(text, out long date) || date >= past)
            {
                return ConditionEffect.Delays;
            }
        }

        return ConditionEffect.Fails;
    }

    private static ConditionEffect OfFalse(Condition condition)
        => condition.Operator.Family == ConditionOperatorFamily.Bool && HasValue(condition, "false") ? ConditionEffect.Delays
        : ServicePrincipals.HoldsWithoutKey(condition) ? ConditionEffect.Delays
        : ConditionEffect.Narrows;

    private static Certainty Compare(ConditionOperator @operator, SymbolicString value, string text)
        => @operator.IsStringLike || @operator.Family == ConditionOperatorFamily.Arn
            ? value.Matches(text)
            : value.Is(text, ignoreCase: @operator.BaseName.EndsWith("IgnoreCase", StringComparison.Ordinal));

    /// <summary>True when a key can be in a request for the action: a global one, or one that the reference lists for it.</summary>
    private static bool HasKey(EscalatingAction action, ReadOnlySpan<char> key)
    {
        if (!action.TryGetAction(out AwsAction known))
        {
            return true;
        }

        bool isGlobal = key.StartsWith("aws:".AsSpan(), StringComparison.OrdinalIgnoreCase) && !IsOfRequestedTags(key);
        return isGlobal || known.TryGetConditionKey(key, out _);
    }

    private static bool IsOfRequestedTags(ReadOnlySpan<char> key) => key.StartsWith("aws:RequestTag/".AsSpan(), StringComparison.OrdinalIgnoreCase) || Is(key, "aws:TagKeys");

    private static bool IsAboutBoundary(EscalatingAction action) => action.Name.EndsWith("PermissionsBoundary", StringComparison.Ordinal);

    private static bool IsCircumstance(ReadOnlySpan<char> key)
    {
        foreach (string circumstance in Circumstances)
        {
            if (Is(key, circumstance))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasValue(Condition condition, string value)
    {
        foreach (ConditionValue given in condition.Values)
        {
            if (given.Text.Is(value, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a value takes every text.</summary>
    private static bool HasAny(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.IsAny(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
