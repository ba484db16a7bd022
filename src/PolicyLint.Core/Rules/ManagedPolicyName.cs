using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>
/// A managed policy of AWS as a value names it: by its ARN in whatever partition, one that is known only when a stack is
/// deployed too (<c>arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess</c>), or by its name alone, as SAM takes it.
/// </summary>
internal readonly ref struct ManagedPolicyName
{
    private const string Beginning = "arn:";
    private const string AfterPartition = ":iam::aws:policy/";
    private const string SamType = "AWS::Serverless::";

    private readonly SymbolicString _value;
    private readonly int _start;

    private ManagedPolicyName(SymbolicString value, ReadOnlySpan<char> partition, int start, ReadOnlySpan<char> pathAndName, bool isAlone)
    {
        _value = value;
        _start = start;
        Partition = partition;
        PathAndName = pathAndName;
        IsAlone = isAlone;
    }

    /// <summary>The partition of the ARN; empty when it is not known, and for a name alone.</summary>
    public ReadOnlySpan<char> Partition { get; }

    /// <summary>The path without the slash at the beginning, and the name: <c>service-role/AWSLambdaRole</c>.</summary>
    public ReadOnlySpan<char> PathAndName { get; }

    /// <summary>True for a name that is no ARN.</summary>
    public bool IsAlone { get; }

    /// <summary>The name.</summary>
    public ReadOnlySpan<char> Name => PathAndName.Slice(PathAndName.LastIndexOf('/') + 1);

    /// <summary>True when every character of the value is known.</summary>
    public bool IsKnown => _value.IsKnown;

    /// <summary>Where path and name stand; the whole value's place when not all of it is known.</summary>
    public Origin Origin => _value.GetOrigin(_start, PathAndName.Length);

    /// <summary>Where the whole value stands.</summary>
    public Origin ValueOrigin => _value.Origin;

    /// <summary>Takes apart what names an attached policy. False for what is no managed policy of AWS for certain.</summary>
    public static bool TryParse(PolicyAttachment attachment, out ManagedPolicyName name)
    {
        // Elsewhere a name alone is that of a policy of one's own.
        if (attachment.DeclaringResource?.Type.StartsWith(SamType, StringComparison.Ordinal) == true
            && attachment.Policy.TryGetText(out ReadOnlySpan<char> text)
            && text.IndexOf(':') < 0)
        {
            name = new ManagedPolicyName(attachment.Policy, default, 0, text, isAlone: true);
            return true;
        }

        return TryParse(attachment.Policy, out name);
    }

    /// <summary>Takes an ARN apart. False for what is no managed policy of AWS for certain.</summary>
    public static bool TryParse(SymbolicString value, out ManagedPolicyName name)
    {
        name = default;
        if (value.TryGetText(out ReadOnlySpan<char> text))
        {
            if (!text.StartsWith(Beginning.AsSpan(), StringComparison.Ordinal))
            {
                return false;
            }

            ReadOnlySpan<char> afterArn = text.Slice(Beginning.Length);
            int length = afterArn.IndexOf(':');
            if (length <= 0 || !afterArn.Slice(length).StartsWith(AfterPartition.AsSpan(), StringComparison.Ordinal))
            {
                return false;
            }

            int start = Beginning.Length + length + AfterPartition.Length;
            name = new ManagedPolicyName(value, afterArn.Slice(0, length), start, text.Slice(start), isAlone: false);
            return true;
        }

        // Whatever the partition is called, the rest is the policy.
        if (value.Pieces.Length != 3
            || value.Pieces[0] is not { IsHole: false, Text: Beginning }
            || !value.Pieces[1].IsHole
            || value.Pieces[2].IsHole
            || !value.Pieces[2].Text.StartsWith(AfterPartition, StringComparison.Ordinal))
        {
            return false;
        }

        name = new ManagedPolicyName(value, default, 0, value.Pieces[2].Text.AsSpan(AfterPartition.Length), isAlone: false);
        return true;
    }

    /// <summary>True when this is the policy's path and name, in its case; of a name alone, when it is the policy's name.</summary>
    public bool Names(AwsManagedPolicy policy) => IsAlone ? PathAndName.SequenceEqual(policy.Name.AsSpan()) : policy.IsAt(PathAndName);

    /// <summary>Finds the policy that is attached in the reference.</summary>
    public static bool TryFind(PolicyAttachment attachment, ServiceReference reference, out AwsManagedPolicy policy)
    {
        policy = default;
        return TryParse(attachment, out ManagedPolicyName name) && reference.TryGetManagedPolicy(name.Name, out policy) && name.Names(policy);
    }
}
