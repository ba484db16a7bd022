namespace PolicyLint.Authorization;

/// <summary>
/// What AWS publishes about its services: actions with access levels, resource types with ARN patterns, condition keys with
/// types, and which goes with which; and the names of AWS's managed policies. Facts only, at a date.
/// Lookups take a span of text, ignore case, take O(log n) steps and allocate nothing; only properties that say so make strings.
/// Safe for any number of threads.
/// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html, as gathered by the packages that
/// <see cref="Source"/> and src/PolicyLint.ReferenceBuilder name.
/// </summary>
public sealed class ServiceReference
{
    private const string ResourceName = "PolicyLint.Authorization.reference.bin";

    private ServiceReference(ReferenceTable table)
    {
        Table = table;
        ArnShapes = new ArnShapes(this);
    }

    /// <summary>The reference that comes with this assembly.</summary>
    public static ServiceReference Default => Opened.Reference;

    /// <summary>The day that the facts are from (UTC). What AWS added later is not known here.</summary>
    public DateTime DataDate => Table.ReadDate(TableLayout.DataDate);

    /// <summary>The day that the dependent actions are from (UTC): AWS published none after it.</summary>
    public DateTime DependentActionsDate => Table.ReadDate(TableLayout.DependentsDate);

    /// <summary>The package that the facts are from, and its version. Makes a string.</summary>
    public string Source => Table.MakeString(Table.ReadUInt32(TableLayout.Source));

    /// <summary>The number of actions of all services.</summary>
    public int ActionCount => Table.Count(Section.Actions);

    /// <summary>The number of resource types of all services.</summary>
    public int ResourceTypeCount => Table.Count(Section.ResourceTypes);

    /// <summary>The number of actions that are no more.</summary>
    public int RetiredActionCount => Table.Count(Section.RetiredActions);

    /// <summary>The services, in order of prefixes.</summary>
    public ReferenceList<AwsService> Services => new(this, 0, Table.Count(Section.Services), 1);

    /// <summary>
    /// The condition keys, global ones included, in order of names. A key that services give different types is there once for each
    /// (<c>identitystore:UserId</c>).
    /// </summary>
    public ReferenceList<AwsConditionKey> ConditionKeys => new(this, 0, Table.Count(Section.ConditionKeys), 1);

    /// <summary>AWS's managed policies, in order of names, withdrawn ones included.</summary>
    public ReferenceList<AwsManagedPolicy> ManagedPolicies => new(this, 0, Table.Count(Section.ManagedPolicies), 1);

    /// <summary>AWS's partitions, in order of names.</summary>
    public ReferenceList<AwsPartition> Partitions => new(this, 0, Table.Count(Section.Partitions), 1);

    /// <summary>The Regions of all partitions, in order of names.</summary>
    public ReferenceList<AwsRegion> Regions => new(this, 0, Table.Count(Section.Regions), 1);

    /// <summary>Principals of services, in order of names: those that AWS's managed policies name. AWS publishes no list, and this one is not complete.</summary>
    public ReferenceList<AwsServicePrincipal> ServicePrincipals => new(this, 0, Table.Count(Section.ServicePrincipals), 1);

    /// <summary>The resource types of CloudFormation, in order of names.</summary>
    public ReferenceList<CloudFormationType> CloudFormationTypes => new(this, 0, Table.Count(Section.CloudFormationTypes), 1);

    internal ReferenceTable Table { get; }

    internal ArnShapes ArnShapes { get; }

    /// <summary>Finds a service.</summary>
    /// <param name="prefix">What stands before the colon of its actions; no pattern.</param>
    /// <param name="service">The service.</param>
    public bool TryGetService(ReadOnlySpan<char> prefix, out AwsService service)
    {
        int row = Table.Find(Section.Services, TableLayout.ServiceSize, 0, Table.Count(Section.Services), prefix);
        service = row < 0 ? default : new AwsService(this, row);
        return row >= 0;
    }

    /// <summary>Finds an action.</summary>
    /// <param name="service">What stands before the colon; no pattern.</param>
    /// <param name="name">What stands after it; no pattern.</param>
    /// <param name="action">The action.</param>
    public bool TryGetAction(ReadOnlySpan<char> service, ReadOnlySpan<char> name, out AwsAction action)
    {
        action = default;
        return TryGetService(service, out AwsService found) && found.TryGetAction(name, out action);
    }

    /// <summary>Finds an action.</summary>
    /// <param name="action">Service and name: <c>s3:GetObject</c>; no pattern.</param>
    /// <param name="found">The action.</param>
    public bool TryGetAction(ReadOnlySpan<char> action, out AwsAction found)
    {
        int colon = action.IndexOf(':');
        found = default;
        return colon >= 0 && TryGetAction(action.Slice(0, colon), action.Slice(colon + 1), out found);
    }

    /// <summary>The action at a place.</summary>
    /// <param name="index"><see cref="AwsAction.Index"/>: from 0, less than <see cref="ActionCount"/>.</param>
    public AwsAction GetAction(int index)
        => (uint)index < (uint)ActionCount ? new AwsAction(this, index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>
    /// The actions that a pattern names: service and name with <c>*</c> and <c>?</c> in either, ignoring case, or <c>*</c> alone. Any
    /// other text without a colon names none.
    /// </summary>
    /// <param name="pattern">Such as <c>s3:Get*</c>.</param>
    public ActionMatches MatchActions(ReadOnlySpan<char> pattern) => new(this, pattern);

    /// <summary>
    /// Finds a condition key, service-specific or global. AWS lists neither all OIDC issuers nor, of those that it lists, the
    /// claims that all have (<c>aud</c>, <c>sub</c>): a key whose prefix is no service's can exist without being found.
    /// </summary>
    /// <param name="name">The whole name; <c>aws:ResourceTag/team</c> finds <c>aws:ResourceTag/${TagKey}</c>.</param>
    /// <param name="key">
    /// The key. Where services give it different types, that of the service whose prefix it has. For the one that an action
    /// has: <see cref="AwsAction.TryGetConditionKey"/>.
    /// </param>
    public bool TryGetConditionKey(ReadOnlySpan<char> name, out AwsConditionKey key)
    {
        int count = Table.Count(Section.ConditionKeys);
        int row = Table.Find(Section.ConditionKeys, TableLayout.ConditionKeySize, 0, count, name);
        if (row < 0)
        {
            row = FindTemplate(name);
        }

        key = row < 0 ? default : new AwsConditionKey(this, row);
        return row >= 0;
    }

    /// <summary>True when there was such an action and is no more, or its whole service is gone.</summary>
    /// <param name="action">Service and name: <c>deepracer:GetTrack</c>; no pattern.</param>
    /// <param name="lastSeen">The date (UTC) of the newest data that has it.</param>
    public bool IsRetired(ReadOnlySpan<char> action, out DateTime lastSeen) => FindRetired(Section.RetiredActions, action, out lastSeen);

    /// <summary>True when there was such a service and is no more.</summary>
    /// <param name="prefix">What stood before the colon of its actions; no pattern.</param>
    /// <param name="lastSeen">The date (UTC) of the newest data that has it.</param>
    public bool IsRetiredService(ReadOnlySpan<char> prefix, out DateTime lastSeen) => FindRetired(Section.RetiredServices, prefix, out lastSeen);

    /// <summary>Finds a managed policy of AWS.</summary>
    /// <param name="name">The name without a path.</param>
    /// <param name="policy">The policy.</param>
    public bool TryGetManagedPolicy(ReadOnlySpan<char> name, out AwsManagedPolicy policy)
    {
        int row = Find(Section.ManagedPolicies, TableLayout.ManagedPolicySize, name);
        policy = row < 0 ? default : new AwsManagedPolicy(this, row);
        return row >= 0;
    }

    /// <summary>Finds a partition.</summary>
    /// <param name="name">The name: <c>aws-cn</c>.</param>
    /// <param name="partition">The partition.</param>
    public bool TryGetPartition(ReadOnlySpan<char> name, out AwsPartition partition)
    {
        int row = Find(Section.Partitions, TableLayout.PartitionSize, name);
        partition = row < 0 ? default : new AwsPartition(this, row);
        return row >= 0;
    }

    /// <summary>Finds a Region.</summary>
    /// <param name="name">The code: <c>eu-central-1</c>.</param>
    /// <param name="region">The Region.</param>
    public bool TryGetRegion(ReadOnlySpan<char> name, out AwsRegion region)
    {
        int row = Find(Section.Regions, TableLayout.RegionSize, name);
        region = row < 0 ? default : new AwsRegion(this, row);
        return row >= 0;
    }

    /// <summary>Finds a service principal; one that is not found can exist all the same.</summary>
    /// <param name="name">The name, without a Region: <c>ec2.amazonaws.com</c>.</param>
    /// <param name="principal">The principal.</param>
    public bool TryGetServicePrincipal(ReadOnlySpan<char> name, out AwsServicePrincipal principal)
    {
        int row = Find(Section.ServicePrincipals, TableLayout.ServicePrincipalSize, name);
        principal = row < 0 ? default : new AwsServicePrincipal(this, row);
        return row >= 0;
    }

    /// <summary>Finds a resource type of CloudFormation.</summary>
    /// <param name="name">The name: <c>AWS::S3::Bucket</c>; ignoring case.</param>
    /// <param name="type">The resource type.</param>
    public bool TryGetCloudFormationType(ReadOnlySpan<char> name, out CloudFormationType type)
    {
        int row = Find(Section.CloudFormationTypes, TableLayout.CloudFormationTypeSize, name);
        type = row < 0 ? default : new CloudFormationType(this, row);
        return row >= 0;
    }

    internal static ServiceReference Open(Stream stream) => new(ReferenceTable.Open(stream));

    internal int ReadCell(int cell) => Table.ReadUInt16(Table.Row(Section.Cells, cell, TableLayout.CellSize));

    internal (int First, int End) Set(Section section, int set)
    {
        int row = Table.Row(section, set, TableLayout.SetSize);
        return ((int)Table.ReadUInt32(row), (int)Table.ReadUInt32(row + TableLayout.SetSize));
    }

    internal ReferenceList<AwsConditionKey> KeySet(int set)
    {
        (int first, int end) = Set(Section.KeySets, set);
        return new(this, first, end - first, 0);
    }

    internal ReferenceList<AwsAction> DependentActionsOf(int action)
    {
        int start = 0;
        int end = Table.Count(Section.Dependents);
        while (start < end)
        {
            int middle = start + ((end - start) >> 1);
            int row = Table.Row(Section.Dependents, middle, TableLayout.DependentSize);
            int found = Table.ReadUInt16(row);
            if (found == action)
            {
                (int first, int last) = Set(Section.DependentSets, Table.ReadUInt16(row + 2));
                return new(this, first, last - first, 0);
            }

            if (found < action)
            {
                start = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return default;
    }

    internal AwsService ServiceOfAction(int action)
    {
        // The last service that starts at this action or before it; services without actions start where the next one does.
        int start = 0;
        int end = Table.Count(Section.Services);
        while (end - start > 1)
        {
            int middle = start + ((end - start) >> 1);
            if (new AwsService(this, middle).FirstAction <= action)
            {
                start = middle;
            }
            else
            {
                end = middle;
            }
        }

        return new AwsService(this, start);
    }

    private int Find(Section section, int size, ReadOnlySpan<char> name) => Table.Find(section, size, 0, Table.Count(section), name);

    private bool FindRetired(Section section, ReadOnlySpan<char> name, out DateTime lastSeen)
    {
        int row = Find(section, TableLayout.RetiredSize, name);
        lastSeen = row < 0 ? default : Table.ReadDate(Table.Row(section, row, TableLayout.RetiredSize) + 4);
        return row >= 0;
    }

    /// <summary>
    /// Templates are in order of what stands before their first placeholder. One that fits has a beginning of the name there:
    /// the longest comes last before the name, and those that differ from it cut the search down to what they share with it.
    /// </summary>
    private int FindTemplate(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> beginning = name;
        int last = Table.Count(Section.Templates);
        while (!beginning.IsEmpty)
        {
            last = EndOfTemplatesUpTo(beginning, last) - 1;
            if (last < 0)
            {
                return -1;
            }

            ReadOnlySpan<byte> literal = TemplateLiteral(last, out int key);
            int common = 0;
            while (common < literal.Length && common < beginning.Length
                && ReferenceTable.Fold(literal[common]) == ReferenceTable.Fold(beginning[common]))
            {
                common++;
            }

            if (common < literal.Length)
            {
                beginning = beginning.Slice(0, common);
            }
            else if (new AwsConditionKey(this, key).Matches(name))
            {
                return key;
            }
        }

        return -1;
    }

    private int EndOfTemplatesUpTo(ReadOnlySpan<char> beginning, int end)
    {
        int start = 0;
        while (start < end)
        {
            int middle = start + ((end - start) >> 1);
            if (ReferenceTable.Compare(TemplateLiteral(middle, out _), beginning) <= 0)
            {
                start = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return start;
    }

    private ReadOnlySpan<byte> TemplateLiteral(int template, out int key)
    {
        int row = Table.Row(Section.Templates, template, TableLayout.TemplateSize);
        key = Table.ReadUInt16(row);
        uint name = Table.ReadUInt32(Table.Row(Section.ConditionKeys, key, TableLayout.ConditionKeySize)) & 0xFFFFFF;
        return Table.Text(name).Slice(0, Table.ReadUInt16(row + 2));
    }

    /// <summary>Opened at the first use, once.</summary>
    private static class Opened
    {
        public static readonly ServiceReference Reference = Open(
            typeof(ServiceReference).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException("The reference is not in the assembly."));
    }
}
