using System.Collections.Immutable;
using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>Finds what an action gives to its holder: the lists of this folder, and for the rest AWS's access levels.</summary>
internal static class Gains
{
    /// <summary>What actions of the level "Permissions management" give that are in none of the lists.</summary>
    private const string ByLevel = "change who has access in {0}";

    /// <summary>AWS gives the level also to some that show something, and to those that take access away.</summary>
    private static readonly string[] HarmlessVerbs =
    [
        "Get", "BatchGet", "List", "Describe", "Read", "View", "Search",
        "Delete", "Remove", "Revoke", "BatchRevoke", "Deauthorize", "Disassociate", "Dissociate", "Detach", "Disable", "Reject", "Cancel", "Retire", "Reset",
        "AllowVendedLogDelivery",
    ];

    /// <summary>All rows of the lists.</summary>
    public static ImmutableArray<Gain> All { get; } = ImmutableArray.CreateRange<Gain>([.. AccessGains.Rows, .. ResourcePolicyGains.Rows, .. CredentialGains.Rows, .. DataGains.Rows, .. RecordGains.Rows]);

    /// <summary>The kinds of what an action gives; None for most.</summary>
    public static GainKind KindOf(AwsAction action)
    {
        ushort row = Table.Lists.RowOfAction[action.Index];
        return row > 0 ? All[row - 1].Kind
            : action.Level == AccessLevel.PermissionsManagement && !IsHarmless(action) ? GainKind.Access
            : GainKind.None;
    }

    /// <summary>What an action of a kind gives, in words that go after "lets its holder".</summary>
    public static string Describe(AwsAction action)
    {
        ushort row = Table.Lists.RowOfAction[action.Index];
        return (row > 0 ? All[row - 1].Phrase : ByLevel).Replace("{0}", action.Service.Title);
    }

    /// <summary>The kinds that the lists have of a service, a bit for each.</summary>
    public static int KindsOf(AwsService service) => Table.Lists.KindsOfService[service.Index];

    /// <summary>True when a pattern names an action that the lists have of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="pattern">What stands after the colon.</param>
    /// <param name="kinds">A bit for each kind that counts.</param>
    public static bool Names(AwsService service, ReadOnlySpan<char> pattern, int kinds)
    {
        if ((KindsOf(service) & kinds) == 0)
        {
            return false;
        }

        foreach (ushort row in Table.Lists.RowsOfService[service.Index]!)
        {
            if ((kinds & (1 << (int)All[row].Kind)) == 0)
            {
                continue;
            }

            ReadOnlySpan<char> rest = All[row].Names;
            while (!rest.IsEmpty)
            {
                if (WildcardPattern.Matches(pattern, Gain.TakeName(ref rest), ignoreCase: true))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when all actions that begin so give nothing, unless a list says so.</summary>
    /// <param name="name">The name of an action, or how a pattern begins.</param>
    public static bool BeginsHarmlessly(ReadOnlySpan<char> name)
    {
        foreach (string verb in HarmlessVerbs)
        {
            if (name.StartsWith(verb.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHarmless(AwsAction action)
    {
        Span<char> buffer = stackalloc char[128];
        return BeginsHarmlessly(buffer.Slice(0, action.CopyNameTo(buffer)));
    }

    /// <summary>The lists, by the places of actions and services in the reference; made when a rule first asks.</summary>
    private sealed class Table
    {
        public static readonly Table Lists = new();

        private Table()
        {
            for (int row = 0; row < All.Length; row++)
            {
                // An action that the reference no longer has is nobody's to grant; a test holds the lists against it.
                if (ServiceReference.Default.TryGetService(All[row].Service, out AwsService service))
                {
                    KindsOfService[service.Index] |= (byte)(1 << (int)All[row].Kind);
                    (RowsOfService[service.Index] ??= []).Add((ushort)row);
                    Add(All[row], service, (ushort)(row + 1));
                }
            }
        }

        /// <summary>For each action, its row from 1; 0 for none.</summary>
        public ushort[] RowOfAction { get; } = new ushort[ServiceReference.Default.ActionCount];

        /// <summary>For each service, a bit for each kind.</summary>
        public byte[] KindsOfService { get; } = new byte[ServiceReference.Default.Services.Count];

        /// <summary>For each service, the rows that it has, from 0; null for none.</summary>
        public List<ushort>?[] RowsOfService { get; } = new List<ushort>?[ServiceReference.Default.Services.Count];

        private void Add(Gain gain, AwsService service, ushort row)
        {
            ReadOnlySpan<char> rest = gain.Names;
            while (!rest.IsEmpty)
            {
                if (service.TryGetAction(Gain.TakeName(ref rest), out AwsAction action))
                {
                    RowOfAction[action.Index] = row;
                }
            }
        }
    }
}
