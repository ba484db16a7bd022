using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Analysis;

/// <summary>What is wrong with an ARN by the reference.</summary>
[Flags]
internal enum ArnFaults
{
    /// <summary>Nothing, or nothing is known.</summary>
    None = 0,

    /// <summary>No service has such ARNs.</summary>
    UnknownService = 1,

    /// <summary>The service is not in lower case.</summary>
    ServiceCase = 2,

    /// <summary>No resource of the service has such an ARN.</summary>
    UnknownResource = 4,

    /// <summary>There is a Region where all that it can mean have none.</summary>
    RegionNotAllowed = 8,

    /// <summary>There is no Region where all that it can mean have one.</summary>
    MissingRegion = 16,

    /// <summary>There is an account where all that it can mean have none.</summary>
    AccountNotAllowed = 32,

    /// <summary>There is no account where all that it can mean have one.</summary>
    MissingAccount = 64,

    /// <summary>AWS has no such partition.</summary>
    UnknownPartition = 128,

    /// <summary>The partition has no such Region.</summary>
    UnknownRegion = 256,
}

/// <summary>
/// The resources of the statement at hand, held against the resource types of the reference once for all rules: what is wrong
/// with each, and which types all of them together can mean.
/// </summary>
internal sealed class StatementArns
{
    /// <summary>What can be wrong in an ARN that is one of a type all the same.</summary>
    private const ArnFields Fields = ArnFields.Partition | ArnFields.Region | ArnFields.Account;

    private readonly ServiceReference _reference;
    private readonly LinterOptions _options;
    private readonly ulong[] _types;
    private ArnFaults[] _faults = [];
    private int _count;
    private RecentService _services;

    public StatementArns(ServiceReference reference, LinterOptions options)
    {
        _reference = reference;
        _options = options;
        _services = new RecentService(reference);
        _types = new ulong[(reference.ResourceTypeCount + 63) / 64];
    }

    /// <summary>One for each resource of the statement.</summary>
    public ReadOnlySpan<ArnFaults> Faults => _faults.AsSpan(0, _count);

    /// <summary>The faults of all of them together.</summary>
    public ArnFaults AllFaults { get; private set; }

    /// <summary>
    /// True when each value of <c>Resource</c> is an ARN of known resources, so that what is not among them cannot be meant.
    /// </summary>
    public bool IsClosed { get; private set; }

    /// <summary>Takes the resources of a statement.</summary>
    public void Enter(ReadOnlySpan<StatementResource> resources, PolicyKind kind)
    {
        Array.Clear(_types, 0, _types.Length);
        if (_faults.Length < resources.Length)
        {
            _faults = new ArnFaults[Math.Max(resources.Length, 8)];
        }

        _count = resources.Length;
        AllFaults = ArnFaults.None;
        IsClosed = !resources.IsEmpty && kind != PolicyKind.Trust;
        for (int i = 0; i < resources.Length; i++)
        {
            _faults[i] = ArnFaults.None;
            bool isKnown = false;
            if (kind != PolicyKind.Trust && resources[i].TryGetArn(out Arn arn))
            {
                isKnown = Hold(arn, resources[i].HasVariables, out _faults[i]);
                _faults[i] |= FaultsOfPlace(arn, _faults[i]);
            }

            AllFaults |= _faults[i];
            IsClosed &= isKnown && _faults[i] == ArnFaults.None && !resources[i].IsExcluded;
        }
    }

    /// <summary>True when a resource of the statement can be one that the action acts on. Ask only if <see cref="IsClosed"/>.</summary>
    public bool HasResourceOf(AwsAction action, ReadOnlySpan<StatementResource> resources)
    {
        ReferenceList<AwsActionResource> types = action.Resources;
        foreach (AwsActionResource type in types)
        {
            int index = type.Type.Index;
            if ((_types[index >> 6] & (1UL << (index & 63))) != 0)
            {
                return true;
            }
        }

        // The types of some services have ARNs of others.
        foreach (AwsActionResource type in types)
        {
            if (type.Type.ArnPatterns[0].Service.SequenceEqual(action.Service.PrefixText))
            {
                continue;
            }

            foreach (StatementResource resource in resources)
            {
                if ((resource.FindMismatches(type.Type) & ~Fields) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Holds one ARN against the types of its service.</summary>
    /// <returns>True when something is known of its resources.</returns>
    private bool Hold(Arn arn, bool hasVariables, out ArnFaults faults)
    {
        faults = ArnFaults.None;
        ReadOnlySpan<char> name = arn.Service;
        if (name.IsEmpty || WildcardPattern.HasWildcard(name))
        {
            return false;
        }

        bool isPrefix = _services.TryGet(name, out AwsService service);
        if (!isPrefix && !HasTypesOfOthers(name))
        {
            faults = _reference.IsRetiredService(name, out _) || IsDeclared(name) ? ArnFaults.None : ArnFaults.UnknownService;
            return false;
        }

        faults = HasUpperCase(name) ? ArnFaults.ServiceCase : ArnFaults.None;
        var meaning = new Meaning();
        if (isPrefix)
        {
            AddTypes(ref meaning, service, arn);
        }

        if (!meaning.IsExact)
        {
            AddTypesOfOthers(ref meaning, arn);
        }

        if (!meaning.HasService)
        {
            // No type of the service has an ARN, so any may be right.
            return false;
        }

        if (!hasVariables && name.Equals("iam".AsSpan(), StringComparison.OrdinalIgnoreCase) && HasWildcardInTypeWord(arn.Resource))
        {
            faults |= ArnFaults.UnknownResource;
            return false;
        }

        if (meaning.IsExact)
        {
            return true;
        }

        if (ArnExceptions.IsUnlisted(name, arn.Resource))
        {
            return false;
        }

        // Without a fault it is one that the reference has in another form.
        faults |= meaning.HasResource ? FaultsOf(meaning.CommonMismatches, arn) : ArnFaults.UnknownResource;
        return false;
    }

    /// <summary>Holds the partition and the Region of an ARN against those that AWS has.</summary>
    private ArnFaults FaultsOfPlace(Arn arn, ArnFaults others)
    {
        if (IsOpen(arn.Partition))
        {
            return ArnFaults.None;
        }

        bool isPartition = _reference.TryGetPartition(arn.Partition, out AwsPartition partition) && !HasUpperCase(arn.Partition);
        if (!isPartition)
        {
            return ArnFaults.UnknownPartition;
        }

        // Lightsail writes "global" in the ARNs of domains.
        if (arn.Region.IsEmpty || IsOpen(arn.Region) || (others & ArnFaults.RegionNotAllowed) != 0 || arn.Region.SequenceEqual("global".AsSpan()))
        {
            return ArnFaults.None;
        }

        bool isRegion = _reference.TryGetRegion(arn.Region, out AwsRegion region) && region.Partition == partition && !HasUpperCase(arn.Region);
        return isRegion ? ArnFaults.None : ArnFaults.UnknownRegion;
    }

    /// <summary>True for a field that can be several texts.</summary>
    private static bool IsOpen(ReadOnlySpan<char> field) => WildcardPattern.HasWildcard(field) || field.IndexOf("{{".AsSpan()) >= 0 || field.IndexOf("${".AsSpan()) >= 0;

    private static ArnFaults FaultsOf(ArnFields mismatches, Arn arn)
    {
        bool isOfAws = arn.Account.IsEmpty || arn.Account.SequenceEqual("aws".AsSpan());
        if (isOfAws && ArnExceptions.IsOwnedByAws(arn.Service, arn.Resource))
        {
            return ArnFaults.None;
        }

        ArnFaults faults = ArnFaults.None;
        if ((mismatches & ArnFields.Region) != 0 && !ArnExceptions.HasRegion(arn.Service, arn.Resource))
        {
            faults |= !arn.Region.IsEmpty ? ArnFaults.RegionNotAllowed
                : arn.Account.SequenceEqual("aws".AsSpan()) ? ArnFaults.None
                : ArnFaults.MissingRegion;
        }

        if ((mismatches & ArnFields.Account) != 0)
        {
            faults |= arn.Account.IsEmpty ? ArnFaults.MissingAccount : ArnFaults.AccountNotAllowed;
        }

        return faults;
    }

    private void AddTypes(ref Meaning meaning, AwsService service, Arn arn)
    {
        ServiceArnShapes shapes = _reference.ArnShapes.Of(service);
        meaning.HasService = shapes.HasOwn;
        ArnBeginning beginning = ArnBeginning.Of(arn.Resource);
        int wildcard = arn.Resource.IndexOfAny('*', '?');
        int literal = wildcard < 0 ? arn.Resource.Length : wildcard;
        int next = -1;
        while (shapes.MoveNext(beginning, ref next))
        {
            ref readonly ArnShape shape = ref shapes[next];
            ArnFields mismatches = shape.FindMismatches(arn.Service, arn.Region, arn.Account, arn.Resource, literal);
            meaning.Add(mismatches);
            if (mismatches == ArnFields.None || ((mismatches & ~Fields) == 0 && literal >= shape.LiteralLength))
            {
                // The second: it says of which type it is, and may be one of another form, such as a multi-Region access point.
                int index = shape.Type.Index;
                _types[index >> 6] |= 1UL << (index & 63);
            }
        }
    }

    /// <summary>The services that list types whose ARNs are another's: rare, and looked for only when nothing else fits.</summary>
    private void AddTypesOfOthers(ref Meaning meaning, Arn arn)
    {
        foreach (ref readonly ArnShape shape in _reference.ArnShapes.OfOthers)
        {
            if (SameService(shape.Pattern, arn.Service))
            {
                meaning.Add(shape.Pattern.FindMismatches(arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource));
            }
        }
    }

    private bool HasTypesOfOthers(ReadOnlySpan<char> service)
    {
        foreach (ref readonly ArnShape shape in _reference.ArnShapes.OfOthers)
        {
            if (SameService(shape.Pattern, service))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDeclared(ReadOnlySpan<char> service)
    {
        foreach (string declared in _options.AdditionalActions)
        {
            int colon = declared.IndexOf(':');
            if (colon > 0 && service.Equals(declared.AsSpan(0, colon), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>IAM refuses it: "IAM resource path must either be "*" or start with user/, federated-user/, role/ …".</summary>
    private static bool HasWildcardInTypeWord(ReadOnlySpan<char> resource)
    {
        int slash = resource.IndexOf('/');
        return !WildcardPattern.IsAny(resource) && WildcardPattern.HasWildcard(slash < 0 ? resource : resource.Slice(0, slash));
    }

    private static bool SameService(AwsArnPattern pattern, ReadOnlySpan<char> service) => ReferenceTable.Compare(pattern.Service, service) == 0;

    private static bool HasUpperCase(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is >= 'A' and <= 'Z')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What an ARN can mean, type by type.</summary>
    private struct Meaning
    {
        /// <summary>True when a type has ARNs of its service.</summary>
        public bool HasService { get; set; }

        /// <summary>True when a type has such resources, whatever stands in the other fields.</summary>
        public bool HasResource { get; private set; }

        /// <summary>True when a type has this ARN.</summary>
        public bool IsExact { get; private set; }

        /// <summary>The fields that are wrong by all types that have such resources.</summary>
        public ArnFields CommonMismatches { get; private set; }

        public void Add(ArnFields mismatches)
        {
            if ((mismatches & ArnFields.Service) != 0)
            {
                return;
            }

            HasService = true;
            if ((mismatches & ArnFields.Resource) != 0)
            {
                return;
            }

            CommonMismatches = HasResource ? CommonMismatches & mismatches : mismatches;
            HasResource = true;
            IsExact |= (mismatches & (ArnFields.Region | ArnFields.Account)) == 0;
        }
    }
}
