namespace PolicyLint.Authorization;

/// <summary>
/// How the table of the reference is laid out; the builder compiles this file too, so that writer and reader cannot differ.
/// All numbers are little-endian. Offsets in the header count bytes from the start of the table; strings are ASCII, two bytes
/// of length and then the characters, named by their offset in the section of strings.
/// Rows that a binary search goes over are in order of their names with A to Z as a to z, byte by byte.
/// </summary>
internal static class TableLayout
{
    /// <summary>"PLSR".</summary>
    public const uint Magic = 0x52534C50;

    /// <summary>Goes up with every change of the layout.</summary>
    public const uint Version = 4;

    // Header: magic, version, date of the data (20260926), date of the dependent actions, string: source; then the sections.
    public const int DataDate = 8;
    public const int DependentsDate = 12;
    public const int Source = 16;
    public const int Sections = 20;

    /// <summary>Offset and count of rows.</summary>
    public const int SectionSize = 8;

    public const int HeaderSize = Sections + (SectionSize * (int)(Section.Strings + 1));

    /// <summary>Prefix and title (strings), first action, first resource type, key set, flags. One row more than services: the end of the last.</summary>
    public const int ServiceSize = 16;
    public const ushort ServiceSupportsResourceControlPolicies = 1;

    /// <summary>Name (string, 24 bits) and level (8 bits), key set, link set.</summary>
    public const int ActionSize = 8;
    public const int LevelShift = 24;

    /// <summary>An action's row and 1, or 0, at the place that the hash of its name says or the next free one. As many cells as a power of two.</summary>
    public const int ActionHashSize = 2;

    /// <summary>Name (string), first ARN pattern, key set, service, nothing. One row more than resource types: the end of the last.</summary>
    public const int ResourceTypeSize = 12;

    /// <summary>String.</summary>
    public const int ArnSize = 4;

    /// <summary>Name (string, 24 bits) and flags (8 bits).</summary>
    public const int ConditionKeySize = 4;
    public const uint KeyTypeMask = 0x0F;
    public const uint KeyMultivalued = 0x10;
    public const uint KeyGlobal = 0x20;
    public const uint KeyTemplate = 0x40;

    /// <summary>Condition key (row) with a placeholder, and length of what stands before it; in order of that.</summary>
    public const int TemplateSize = 4;

    /// <summary>First cell. One row more than sets: the end of the last.</summary>
    public const int SetSize = 4;

    /// <summary>A row of another section; a link takes two cells: resource type, then key set × 2 + 1 if required.</summary>
    public const int CellSize = 2;
    public const int LinkCells = 2;

    /// <summary>Action (row) and dependent set, in order of actions.</summary>
    public const int DependentSize = 4;

    /// <summary>"service:Name" or "service" (string), date (20251206).</summary>
    public const int RetiredSize = 8;

    /// <summary>Name (string, 24 bits) and flags (8 bits), path, newest version, services with ", " between them (strings).</summary>
    public const int ManagedPolicySize = 16;
    public const uint ManagedPolicyWithdrawn = 1;

    /// <summary>Name, suffix of DNS names (strings), set of Regions, nothing.</summary>
    public const int PartitionSize = 12;

    /// <summary>Name (string), partition (row), nothing.</summary>
    public const int RegionSize = 8;

    /// <summary>String.</summary>
    public const int ServicePrincipalSize = 4;

    /// <summary>Name (string, 24 bits) and flags (8 bits), ARN template (string).</summary>
    public const int CloudFormationTypeSize = 8;
    public const uint CloudFormationRefIsArn = 1;

    /// <summary>The longest name of an action, in characters: readers make room for it on the stack.</summary>
    public const int LongestActionName = 128;

    /// <summary>The longest name of a condition key, in characters.</summary>
    public const int LongestKeyName = 192;

    /// <summary>The longest ARN pattern, in characters.</summary>
    public const int LongestArn = 256;

    /// <summary>Where the search for an action starts, before it is cut to the number of cells; A to Z as a to z.</summary>
    /// <param name="service">The row of its service.</param>
    /// <param name="name">What stands after the colon.</param>
    public static uint HashAction(int service, ReadOnlySpan<char> name)
    {
        // FNV-1a, by characters; the last step spreads what the multiplications leave in the upper bits.
        uint hash = 2166136261 ^ (uint)service;
        foreach (char c in name)
        {
            hash = unchecked((hash ^ Fold(c)) * 16777619);
        }

        return hash ^ (hash >> 15);
    }

    private static uint Fold(char c) => c is >= 'A' and <= 'Z' ? c | 0x20u : c;
}

/// <summary>The sections of the table, in order.</summary>
internal enum Section
{
    Services,
    Actions,
    ResourceTypes,
    Arns,
    ConditionKeys,
    Templates,
    KeySets,
    LinkSets,
    DependentSets,
    Dependents,
    RetiredActions,
    RetiredServices,
    ManagedPolicies,
    Partitions,
    Regions,
    ServicePrincipals,
    CloudFormationTypes,
    RegionSets,
    ActionHash,
    Cells,
    Strings,
}
