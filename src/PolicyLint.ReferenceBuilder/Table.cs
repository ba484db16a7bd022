using System.Buffers.Binary;
using System.Text;
using PolicyLint.Authorization;

namespace PolicyLint.ReferenceBuilder;

/// <summary>Makes the table of <see cref="TableLayout"/> of the facts. The same facts give the same bytes.</summary>
public sealed class Table
{
    // In the order of PolicyLint.Authorization.AccessLevel and ConditionKeyType.
    private static readonly string[] Levels = ["List", "Read", "Write", "Tagging", "Permissions management"];
    private static readonly string[] KeyTypes = ["String", "ARN", "Bool", "Numeric", "Date", "IPAddress"];
    private const string ArrayOf = "ArrayOf";

    private readonly Facts _facts;
    private readonly Writer[] _sections = [.. Enum.GetValues<Section>().Select(_ => new Writer())];
    private readonly Dictionary<string, uint> _strings = [];
    private readonly Dictionary<(Section, string), int> _sets = [];
    private readonly Dictionary<Section, List<List<int>>> _contents = new()
    {
        [Section.KeySets] = [],
        [Section.LinkSets] = [],
        [Section.DependentSets] = [],
        [Section.RegionSets] = [],
    };

    private readonly Dictionary<string, int> _actions = [];
    private readonly Dictionary<(string Service, string Name), int> _types = [];

    /// <summary>The row of a condition key, by the service that lists it: services can differ about its type.</summary>
    private readonly Dictionary<(string Service, string Name), int> _keys = [];

    private Table(Facts facts) => _facts = facts;

    /// <summary>Makes the table.</summary>
    public static byte[] Build(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new Table(facts).Build();
    }

    private byte[] Build()
    {
        NumberRows();
        WriteConditionKeys();

        // What has no keys, no resources, no dependents has the first set.
        KeySet("*", []);
        Set(Section.LinkSets, []);
        WriteServices();
        WriteActions();
        WriteActionHash();
        WriteResourceTypes();
        WriteDependents();
        WriteRetired(Section.RetiredActions, _facts.RetiredActions);
        WriteRetired(Section.RetiredServices, _facts.RetiredServices);
        WriteManagedPolicies();
        WriteRegions();
        foreach (string principal in _facts.ServicePrincipals)
        {
            this[Section.ServicePrincipals].UInt32(Text(principal));
        }

        WriteCloudFormationTypes();
        WriteSets(Section.KeySets);
        WriteSets(Section.LinkSets);
        WriteSets(Section.DependentSets);
        WriteSets(Section.RegionSets);
        return Assemble();
    }

    private Writer this[Section section] => _sections[(int)section];

    private void NumberRows()
    {
        for (int i = 0; i < _facts.Actions.Count; i++)
        {
            _actions.Add(Names.Fold($"{_facts.Actions[i].Service}:{_facts.Actions[i].Name}"), i);
        }

        for (int i = 0; i < _facts.ResourceTypes.Count; i++)
        {
            _types.Add((_facts.ResourceTypes[i].Service, Names.Fold(_facts.ResourceTypes[i].Name)), i);
        }
    }

    private void WriteConditionKeys()
    {
        HashSet<string> global = [.. _facts.GlobalKeys.Select(k => Names.Fold(k.Name))];

        // One row for a name and a type; the hand-kept global keys first, then the service whose prefix the key has. The case
        // is the services', which agree with each other; AWS's page of global keys writes some names otherwise.
        var rows = _facts.GlobalKeys.Concat(_facts.ConditionKeys)
            .GroupBy(k => (Name: Names.Fold(k.Name), k.Type))
            .Select(g => (g.Key.Name, g.Key.Type, Shown: g.Last().Name, Users: g.ToList(), Rank: g.Min(Rank)))
            .OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Rank).ThenBy(r => r.Type, StringComparer.Ordinal)
            .ToList();
        var templates = new List<(string Literal, int Row)>();
        for (int row = 0; row < rows.Count; row++)
        {
            (string name, string type, string shown, List<ConditionKey> users, _) = rows[row];
            foreach (ConditionKey user in users)
            {
                _keys.Add((user.Service, name), row);
            }

            bool isTemplate = name.Contains("${", StringComparison.Ordinal);
            if (isTemplate)
            {
                templates.Add((name[..name.IndexOf("${", StringComparison.Ordinal)], row));
            }

            bool isArray = type.StartsWith(ArrayOf, StringComparison.Ordinal);
            uint flags = (uint)IndexOf(KeyTypes, isArray ? type[ArrayOf.Length..] : type)
                | (isArray ? TableLayout.KeyMultivalued : 0)
                | (global.Contains(name) ? TableLayout.KeyGlobal : 0)
                | (isTemplate ? TableLayout.KeyTemplate : 0);
            this[Section.ConditionKeys].UInt32(Text(Fits(shown, TableLayout.LongestKeyName)) | (flags << 24));
        }

        foreach ((string literal, int row) in templates.OrderBy(t => t.Literal, StringComparer.Ordinal).ThenBy(t => t.Row))
        {
            this[Section.Templates].UInt16(row);
            this[Section.Templates].UInt16(literal.Length);
        }

        static int Rank(ConditionKey key)
            => key.Service == "*" ? 0 : key.Name.StartsWith(key.Service + ":", StringComparison.OrdinalIgnoreCase) ? 1 : 2;
    }

    private void WriteServices()
    {
        int action = 0;
        int type = 0;
        foreach (Service service in _facts.Services)
        {
            Write(
                Text(Fits(service.Prefix, TableLayout.LongestActionName)),
                Text(service.Title),
                KeySet(service.Prefix, _facts.ConditionKeys.Where(k => k.Service == service.Prefix).Select(k => k.Name)),
                service.SupportsResourceControlPolicies ? TableLayout.ServiceSupportsResourceControlPolicies : 0);
            while (action < _facts.Actions.Count && _facts.Actions[action].Service == service.Prefix)
            {
                action++;
            }

            while (type < _facts.ResourceTypes.Count && _facts.ResourceTypes[type].Service == service.Prefix)
            {
                type++;
            }
        }

        Write(0, 0, 0, 0);
        if (action != _facts.Actions.Count || type != _facts.ResourceTypes.Count)
        {
            throw new InvalidDataException("Actions and resource types are not in the order of services.");
        }

        void Write(uint prefix, uint title, int keys, int flags)
        {
            Writer services = this[Section.Services];
            services.UInt32(prefix);
            services.UInt32(title);
            services.UInt16(action);
            services.UInt16(type);
            services.UInt16(keys);
            services.UInt16(flags);
        }
    }

    private void WriteActions()
    {
        foreach (ServiceAction action in _facts.Actions)
        {
            Writer actions = this[Section.Actions];
            uint level = (uint)IndexOf(Levels, action.Level);
            actions.UInt32(Text(Fits(action.Name, TableLayout.LongestActionName)) | (level << TableLayout.LevelShift));
            actions.UInt16(KeySet(action.Service, action.ConditionKeys));
            var cells = new List<int>();
            foreach (Link link in action.Links)
            {
                cells.Add(_types[(action.Service, Names.Fold(link.ResourceType))]);
                cells.Add((KeySet(action.Service, link.ConditionKeys) << 1) | (link.IsRequired ? 1 : 0));
            }

            actions.UInt16(Set(Section.LinkSets, cells));
        }
    }

    private void WriteActionHash()
    {
        Dictionary<string, int> services = _facts.Services.Select((s, i) => (s.Prefix, i)).ToDictionary();
        var cells = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(_facts.Actions.Count * 5 / 4))];
        for (int row = 0; row < _facts.Actions.Count; row++)
        {
            ServiceAction action = _facts.Actions[row];
            uint cell = TableLayout.HashAction(services[action.Service], action.Name);
            while (cells[cell & (cells.Length - 1)] != 0)
            {
                cell++;
            }

            cells[cell & (cells.Length - 1)] = row + 1;
        }

        Array.ForEach(cells, this[Section.ActionHash].UInt16);
    }

    private void WriteResourceTypes()
    {
        Dictionary<string, int> services = _facts.Services.Select((s, i) => (s.Prefix, i)).ToDictionary();
        foreach (ResourceType type in _facts.ResourceTypes)
        {
            Write(Text(type.Name), KeySet(type.Service, type.ConditionKeys), services[type.Service]);
            foreach (string pattern in type.ArnPatterns)
            {
                this[Section.Arns].UInt32(Text(Fits(pattern, TableLayout.LongestArn)));
            }
        }

        Write(0, 0, 0);

        void Write(uint name, int keys, int service)
        {
            Writer types = this[Section.ResourceTypes];
            types.UInt32(name);
            types.UInt16(this[Section.Arns].Length / TableLayout.ArnSize);
            types.UInt16(keys);
            types.UInt16(service);
            types.UInt16(0);
        }
    }

    private void WriteDependents()
    {
        foreach ((int action, Dependents dependents) in _facts.Dependents.Select(d => (_actions[Names.Fold(d.Action)], d)).OrderBy(d => d.Item1))
        {
            this[Section.Dependents].UInt16(action);
            this[Section.Dependents].UInt16(Set(Section.DependentSets, [.. dependents.Actions.Select(a => _actions[Names.Fold(a)]).Order()]));
        }
    }

    private void WriteRetired(Section section, IReadOnlyList<Retired> retired)
    {
        foreach (Retired item in retired)
        {
            this[section].UInt32(Text(item.Name));
            this[section].UInt32(Number(item.LastSeen));
        }
    }

    private void WriteManagedPolicies()
    {
        foreach (ManagedPolicy policy in _facts.ManagedPolicies)
        {
            this[Section.ManagedPolicies].UInt32(Text(policy.Name) | (policy.IsWithdrawn ? TableLayout.ManagedPolicyWithdrawn << 24 : 0));
            this[Section.ManagedPolicies].UInt32(Text(policy.Path));
            this[Section.ManagedPolicies].UInt32(Text(policy.LatestVersion));
            this[Section.ManagedPolicies].UInt32(Text(string.Join(", ", policy.WholeServices)));
        }
    }

    private void WriteRegions()
    {
        for (int i = 0; i < _facts.Partitions.Count; i++)
        {
            Partition partition = _facts.Partitions[i];
            this[Section.Partitions].UInt32(Text(partition.Name));
            this[Section.Partitions].UInt32(Text(partition.DnsSuffix));
            this[Section.Partitions].UInt16(Set(
                Section.RegionSets,
                [.. Enumerable.Range(0, _facts.Regions.Count).Where(r => _facts.Regions[r].Partition == partition.Name)]));
            this[Section.Partitions].UInt16(0);
        }

        List<string> partitions = [.. _facts.Partitions.Select(p => p.Name)];
        foreach (Region region in _facts.Regions)
        {
            this[Section.Regions].UInt32(Text(region.Name));
            this[Section.Regions].UInt16(partitions.IndexOf(region.Partition));
            this[Section.Regions].UInt16(0);
        }
    }

    private void WriteCloudFormationTypes()
    {
        foreach (CloudFormationResourceType type in _facts.CloudFormationTypes)
        {
            this[Section.CloudFormationTypes].UInt32(Text(type.Name) | (type.RefIsArn ? TableLayout.CloudFormationRefIsArn << 24 : 0));
            this[Section.CloudFormationTypes].UInt32(Text(type.ArnTemplate));
        }
    }

    private byte[] Assemble()
    {
        Source main = _facts.Sources.Single(s => s.Use == Facts.MainUse);
        var header = new Writer();
        header.UInt32(TableLayout.Magic);
        header.UInt32(TableLayout.Version);
        header.UInt32(Number(main.Date));
        header.UInt32(Number(_facts.Sources.Single(s => s.Use == Facts.DependentsUse).Date));
        header.UInt32(Text(main.Package));
        int offset = TableLayout.HeaderSize;
        foreach (Section section in Enum.GetValues<Section>())
        {
            header.UInt32((uint)offset);
            header.UInt32((uint)Count(section));
            this[section].Align();
            offset += this[section].Length;
        }

        return [.. header.Bytes, .. _sections.SelectMany(s => s.Bytes)];
    }

    private int Count(Section section) => section switch
    {
        Section.Services => _facts.Services.Count,
        Section.Actions => _facts.Actions.Count,
        Section.ResourceTypes => _facts.ResourceTypes.Count,
        Section.Arns => this[section].Rows(TableLayout.ArnSize),
        Section.ConditionKeys => this[section].Rows(TableLayout.ConditionKeySize),
        Section.Templates => this[section].Rows(TableLayout.TemplateSize),
        Section.KeySets or Section.LinkSets or Section.DependentSets or Section.RegionSets => this[section].Rows(TableLayout.SetSize) - 1,
        Section.Dependents => this[section].Rows(TableLayout.DependentSize),
        Section.RetiredActions or Section.RetiredServices => this[section].Rows(TableLayout.RetiredSize),
        Section.ManagedPolicies => this[section].Rows(TableLayout.ManagedPolicySize),
        Section.Partitions => this[section].Rows(TableLayout.PartitionSize),
        Section.Regions => this[section].Rows(TableLayout.RegionSize),
        Section.ServicePrincipals => this[section].Rows(TableLayout.ServicePrincipalSize),
        Section.CloudFormationTypes => this[section].Rows(TableLayout.CloudFormationTypeSize),
        Section.ActionHash => this[section].Rows(TableLayout.ActionHashSize),
        Section.Cells => this[section].Rows(TableLayout.CellSize),
        _ => _strings.Count,
    };

    private int KeySet(string service, IEnumerable<string> keys) => Set(Section.KeySets, [.. keys.Select(k => _keys[(service, Names.Fold(k))]).Order()]);

    /// <summary>The number of a set; the same set gets the same number.</summary>
    private int Set(Section section, List<int> cells)
    {
        string content = string.Join(' ', cells);
        if (!_sets.TryGetValue((section, content), out int set))
        {
            set = _contents[section].Count;
            _sets.Add((section, content), set);
            _contents[section].Add(cells);
        }

        return set;
    }

    private void WriteSets(Section section)
    {
        foreach (List<int> cells in _contents[section])
        {
            this[section].UInt32((uint)this[Section.Cells].Rows(TableLayout.CellSize));
            cells.ForEach(this[Section.Cells].UInt16);
        }

        this[section].UInt32((uint)this[Section.Cells].Rows(TableLayout.CellSize));
    }

    private static string Fits(string name, int longest)
        => name.Length <= longest ? name : throw new InvalidDataException($"'{name}' is longer than {longest} characters.");

    private static int IndexOf(string[] words, string word)
        => Array.IndexOf(words, word) is >= 0 and int index ? index : throw new InvalidDataException($"'{word}' is not one of {string.Join(", ", words)}.");

    private static uint Number(DateOnly date) => (uint)((date.Year * 10000) + (date.Month * 100) + date.Day);

    private uint Text(string text)
    {
        if (!Ascii.IsValid(text))
        {
            throw new InvalidDataException($"'{text}' is not ASCII.");
        }

        if (!_strings.TryGetValue(text, out uint offset))
        {
            Writer strings = this[Section.Strings];
            offset = (uint)strings.Length;
            if (offset > 0xFFFFFF)
            {
                throw new InvalidDataException("The strings take more than 24 bits.");
            }

            _strings.Add(text, offset);
            strings.UInt16(text.Length);
            strings.Ascii(text);
        }

        return offset;
    }

    /// <summary>Bytes in the making.</summary>
    private sealed class Writer
    {
        private readonly List<byte> _bytes = [];

        public IReadOnlyList<byte> Bytes => _bytes;

        public int Length => _bytes.Count;

        public int Rows(int size) => _bytes.Count / size;

        public void UInt16(int value)
        {
            Span<byte> bytes = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
            _bytes.AddRange(bytes);
        }

        public void UInt32(uint value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            _bytes.AddRange(bytes);
        }

        public void Ascii(string text) => _bytes.AddRange(Encoding.ASCII.GetBytes(text));

        public void Align()
        {
            while (_bytes.Count % 4 != 0)
            {
                _bytes.Add(0);
            }
        }
    }
}
