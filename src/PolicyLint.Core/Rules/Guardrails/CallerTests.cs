using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

/// <summary>
/// What a statement of a resource control policy asks of the caller. Users and roles have properties such as
/// <c>aws:PrincipalOrgID</c>, AWS services have source keys such as <c>aws:SourceOrgID</c>, and <c>aws:PrincipalIsAWSService</c> tells
/// them apart. A denial meant for the one must not hold for the other, which does not have the key.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
internal readonly struct CallerTests
{
    /// <summary>The key that tells services from users and roles.</summary>
    public const string IsService = "aws:PrincipalIsAWSService";

    /// <summary>The key that AWS's samples demand to be there.</summary>
    public const string SourceAccount = "aws:SourceAccount";

    private const string SourceArn = "aws:SourceArn";

    /// <summary>Properties of organizations and accounts, which a service principal does not belong to.</summary>
    private static readonly string[] Memberships = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount"];

    private const string PrincipalArn = "aws:PrincipalArn";
    private const string PrincipalTag = "aws:PrincipalTag/";

    /// <summary>The first condition on a property of users and roles that holds without it.</summary>
    public Condition? Principal { get; private init; }

    /// <summary>The first condition on a source key that holds without it.</summary>
    public Condition? Source { get; private init; }

    /// <summary>True when a property of users and roles must be there: the statement does not apply to services.</summary>
    public bool IsPrincipalDemanded { get; private init; }

    /// <summary>True when one of the conditions like <see cref="Principal"/> is about an account or organization.</summary>
    public bool IsMembership { get; private init; }

    /// <summary>True when the caller must be a service, false when it must not be one, null when that is not asked or not known.</summary>
    public bool? DemandsService { get; private init; }

    /// <summary>True when it is asked, in whatever way, whether the caller is a service.</summary>
    public bool TestsService { get; private init; }

    /// <summary>True when <c>Null</c> demands one of the two source keys that every such request of a service has.</summary>
    public bool DemandsSource { get; private init; }

    /// <summary>Reads the conditions of a statement that denies; false for other statements and other kinds of policy.</summary>
    public static bool TryRead(Statement statement, out CallerTests tests)
    {
        tests = default;
        if (statement.Policy.Kind != PolicyKind.ResourceControl || statement is not { Effect: Effect.Deny, IsComplete: true, Condition: { } conditions })
        {
            return false;
        }

        Condition? principal = null;
        Condition? source = null;
        bool isPrincipalDemanded = false;
        bool isMembership = false;
        bool? demandsService = null;
        bool testsService = false;
        bool demandsSource = false;
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (!block.Operator.IsKnown || !condition.Key.IsKnown)
                {
                    // What it asks is not known; it may well be what is missing.
                    return false;
                }

                bool holdsWithout = ServicePrincipals.HoldsWithoutKey(condition);
                if (IsProperty(condition.Key, out bool isOfMembership))
                {
                    isPrincipalDemanded |= !holdsWithout;
                    isMembership |= holdsWithout && isOfMembership;
                    principal ??= holdsWithout ? condition : null;
                }
                else if (SourceKeys.Contain(condition.Key))
                {
                    bool isNull = block.Operator.Family == ConditionOperatorFamily.Null;
                    source ??= holdsWithout && !isNull ? condition : null;
                    demandsSource |= isNull && IsValue(condition, "false") && (Is(condition.Key, SourceAccount) || Is(condition.Key, SourceArn));
                }
                else if (Is(condition.Key, IsService))
                {
                    testsService = true;
                    demandsService = block.Operator.Family != ConditionOperatorFamily.Bool ? demandsService
                        : IsValue(condition, "true") ? true
                        : IsValue(condition, "false") ? false
                        : demandsService;
                }
            }
        }

        tests = new CallerTests
        {
            Principal = principal,
            Source = source,
            IsPrincipalDemanded = isPrincipalDemanded,
            IsMembership = isMembership,
            DemandsService = demandsService,
            TestsService = testsService,
            DemandsSource = demandsSource,
        };
        return true;
    }

    /// <summary>Adds a test to an operator that the condition has; null where it has no such operator, or the operator the key.</summary>
    public static Fix? Demand(ConditionBlock conditions, string operatorName, string key, string value)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            if (block.Operator.CanonicalName != operatorName)
            {
                continue;
            }

            foreach (Condition condition in block.Conditions)
            {
                if (Is(condition.Key, key))
                {
                    return null;
                }
            }

            return new Fix($"Add {key} to {operatorName}", FixSafety.Unsafe, new PolicyEdit.SetProperty(block.Origin, key, value));
        }

        return null;
    }

    private static bool IsProperty(SymbolicString key, out bool isMembership)
    {
        isMembership = false;
        foreach (string membership in Memberships)
        {
            if (Is(key, membership))
            {
                return isMembership = true;
            }
        }

        return Is(key, PrincipalArn) || key.StartsWith(PrincipalTag, ignoreCase: true) == Certainty.Yes;
    }

    private static bool Is(SymbolicString key, string name) => key.Is(name, ignoreCase: true) == Certainty.Yes;

    private static bool IsValue(Condition condition, string value)
        => condition.Values.Length == 1 && condition.Values[0].Text.Is(value, ignoreCase: true) == Certainty.Yes;
}
