using PolicyLint.Symbolic;

namespace PolicyLint.Authorization;

/// <summary>
/// The ARN patterns of a service's resource types, in a form in which, of a hundred, the one or two that a policy's ARN can mean
/// are found without comparing them all. Made for a service when it is first asked for, and kept: a few microseconds and some
/// kilobytes for each service that policies name.
/// </summary>
internal sealed class ArnShapes
{
    private readonly ServiceReference _reference;
    private readonly ServiceArnShapes?[] _ofServices;
    private ArnShape[]? _ofOthers;

    public ArnShapes(ServiceReference reference)
    {
        _reference = reference;
        _ofServices = new ServiceArnShapes[reference.Services.Count];
    }

    /// <summary>
    /// One for each ARN pattern that names another service than the one that lists it, placeholders left out: some eighty. All
    /// types are looked through at the first use.
    /// </summary>
    public ReadOnlySpan<ArnShape> OfOthers => Volatile.Read(ref _ofOthers) ?? MakeOthers();

    /// <summary>Those of the types that the service lists.</summary>
    public ServiceArnShapes Of(AwsService service)
    {
        if (Volatile.Read(ref _ofServices[service.Index]) is { } made)
        {
            return made;
        }

        // Two threads that come here at once make the same.
        var shapes = new ServiceArnShapes(service);
        Volatile.Write(ref _ofServices[service.Index], shapes);
        return shapes;
    }

    private ArnShape[] MakeOthers()
    {
        var shapes = new List<ArnShape>();
        foreach (AwsService service in _reference.Services)
        {
            foreach (AwsResourceType type in service.ResourceTypes)
            {
                foreach (AwsArnPattern pattern in type.ArnPatterns)
                {
                    if (!pattern.Service.SequenceEqual(service.PrefixText) && pattern.Service.IndexOf((byte)'$') < 0)
                    {
                        shapes.Add(new ArnShape(type, pattern));
                    }
                }
            }
        }

        ArnShape[] others = [.. shapes];
        Volatile.Write(ref _ofOthers, others);
        return others;
    }
}

/// <summary>The ARN patterns of one service's types, in their order, and what each begins with.</summary>
internal sealed class ServiceArnShapes
{
    private readonly ArnBeginning[] _beginnings;
    private readonly ArnShape[] _shapes;

    public ServiceArnShapes(AwsService service)
    {
        var shapes = new List<ArnShape>();
        var beginnings = new List<ArnBeginning>();
        foreach (AwsResourceType type in service.ResourceTypes)
        {
            foreach (AwsArnPattern pattern in type.ArnPatterns)
            {
                shapes.Add(new ArnShape(type, pattern));
                beginnings.Add(ArnBeginning.Of(pattern.Resource));
                HasOwn |= shapes[shapes.Count - 1].IsOfOwnService;
            }
        }

        _shapes = [.. shapes];
        _beginnings = [.. beginnings];
    }

    /// <summary>True when one of them at least names the service itself.</summary>
    public bool HasOwn { get; }

    /// <summary>Finds the next pattern that begins as a policy's resource does, as far as both are literal.</summary>
    /// <param name="beginning">The beginning of the policy's resource.</param>
    /// <param name="index">The place of the last one found; -1 at first.</param>
    public bool MoveNext(ArnBeginning beginning, ref int index)
    {
        ArnBeginning[] beginnings = _beginnings;
        while (++index < beginnings.Length)
        {
            if (beginnings[index].AgreesWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The pattern at a place.</summary>
    public ref readonly ArnShape this[int index] => ref _shapes[index];
}

/// <summary>An ARN pattern with what shows that most policies' ARNs fit it, or do not, without comparing the whole.</summary>
internal readonly struct ArnShape
{
    private readonly ArnFields _emptyFields;
    private readonly bool _hasPlainFields;
    private readonly bool _endsInFirstPlaceholder;
    private readonly bool _hasFreePlaceholders;
    private readonly int _resourceStart;

    public ArnShape(AwsResourceType type, AwsArnPattern pattern)
    {
        Type = type;
        Pattern = pattern;
        IsOfOwnService = pattern.Service.SequenceEqual(type.Service.PrefixText);
        _emptyFields = pattern.EmptyFields;
        _hasPlainFields = pattern.HasPlainFields;
        ReadOnlySpan<byte> resource = pattern.Resource;
        _resourceStart = pattern.Length - resource.Length;
        int end = resource.IndexOfAny((byte)'$', (byte)'*');
        LiteralLength = end < 0 ? resource.Length : end;
        _hasFreePlaceholders = end >= 0 && resource.IndexOf((byte)'*') < 0 && !pattern.HasOnlyNamesWithoutSlash;
        _endsInFirstPlaceholder = _hasFreePlaceholders && resource.IndexOf((byte)'}') == resource.Length - 1;
    }

    public AwsResourceType Type { get; }

    public AwsArnPattern Pattern { get; }

    /// <summary>How many characters of its resource come before the first placeholder: <c>instance/</c>.</summary>
    public int LiteralLength { get; }

    /// <summary>True when its ARNs name the service that lists it.</summary>
    public bool IsOfOwnService { get; }

    /// <summary>As <see cref="AwsArnPattern.FindMismatches"/>, but for the partition, for an ARN of the service that lists the type.</summary>
    /// <param name="service">The field of the policy's ARN.</param>
    /// <param name="region">The field of the policy's ARN.</param>
    /// <param name="account">The field of the policy's ARN.</param>
    /// <param name="resource">All after the fifth colon of the policy's ARN.</param>
    /// <param name="literal">How many characters of the resource come before the first wildcard.</param>
    public ArnFields FindMismatches(
        ReadOnlySpan<char> service, ReadOnlySpan<char> region, ReadOnlySpan<char> account, ReadOnlySpan<char> resource, int literal)
    {
        if (!_hasPlainFields || !IsOfOwnService)
        {
            return Pattern.FindMismatches("*".AsSpan(), service, region, account, resource);
        }

        return (Fits(ArnFields.Region, region) ? 0 : ArnFields.Region)
            | (Fits(ArnFields.Account, account) ? 0 : ArnFields.Account)
            | (FitsResource(resource, literal) ? 0 : ArnFields.Resource);
    }

    private bool Fits(ArnFields field, ReadOnlySpan<char> text)
        => (_emptyFields & field) == 0 ? !text.IsEmpty : text.IsEmpty || WildcardPattern.IsAny(text);

    private bool FitsResource(ReadOnlySpan<char> text, int literal)
    {
        int common = Math.Min(LiteralLength, literal);
        if (ReferenceTable.Compare(Pattern.ResourceAt(_resourceStart, common), text.Slice(0, common)) != 0)
        {
            return false;
        }

        // The first placeholder takes all that comes; what comes after it in the pattern, a last asterisk of the policy's.
        bool isBeyondLiteral = literal >= LiteralLength && text.Length > LiteralLength;
        return (isBeyondLiteral && (_endsInFirstPlaceholder || (_hasFreePlaceholders && text[text.Length - 1] == '*')))
            || Pattern.FitsResource(text);
    }
}

/// <summary>Up to eight characters of a text, before its first wildcard or placeholder.</summary>
internal readonly struct ArnBeginning
{
    private const int MaxLength = sizeof(ulong);

    private readonly ulong _characters;
    private readonly ulong _mask;

    private ArnBeginning(ulong characters, int length)
    {
        _characters = characters;
        _mask = length == 0 ? 0 : ulong.MaxValue >> (8 * (MaxLength - length));
    }

    /// <summary>Of a policy's pattern.</summary>
    public static ArnBeginning Of(ReadOnlySpan<char> text)
    {
        ulong characters = 0;
        int length = 0;
        while (length < text.Length && length < MaxLength && text[length] is not ('*' or '?' or > '~'))
        {
            characters |= (ulong)ReferenceTable.Fold(text[length]) << (8 * length);
            length++;
        }

        return new ArnBeginning(characters, length);
    }

    /// <summary>Of a pattern of the reference.</summary>
    public static ArnBeginning Of(ReadOnlySpan<byte> text)
    {
        ulong characters = 0;
        int length = 0;
        while (length < text.Length && length < MaxLength && text[length] is not ((byte)'*' or (byte)'$'))
        {
            characters |= (ulong)ReferenceTable.Fold(text[length]) << (8 * length);
            length++;
        }

        return new ArnBeginning(characters, length);
    }

    /// <summary>False when the two differ in what both have.</summary>
    public bool AgreesWith(ArnBeginning other) => ((_characters ^ other._characters) & _mask & other._mask) == 0;
}
