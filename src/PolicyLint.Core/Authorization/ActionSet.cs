namespace PolicyLint.Authorization;

/// <summary>
/// A set of actions: one bit for every action of the reference (about 3 KB), so that what a policy's patterns grant can be
/// joined, cut and compared.
/// </summary>
public sealed class ActionSet
{
    private readonly ServiceReference _reference;
    private readonly ulong[] _bits;

    /// <summary>Makes an empty set.</summary>
    /// <param name="reference">Whose actions; sets of one reference go together.</param>
    public ActionSet(ServiceReference reference)
    {
        _reference = reference ?? throw new ArgumentNullException(nameof(reference));
        _bits = new ulong[(reference.ActionCount + 63) / 64];
    }

    /// <summary>How many actions are in it. Counted anew at each call.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _bits)
            {
                for (ulong rest = word; rest != 0; rest &= rest - 1)
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>True when there is none in it.</summary>
    public bool IsEmpty
    {
        get
        {
            foreach (ulong word in _bits)
            {
                if (word != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>True when the action is in it.</summary>
    public bool Contains(AwsAction action) => (_bits[action.Index >> 6] & (1UL << (action.Index & 63))) != 0;

    /// <summary>Adds an action.</summary>
    public void Add(AwsAction action) => _bits[action.Index >> 6] |= 1UL << (action.Index & 63);

    /// <summary>Takes an action out.</summary>
    public void Remove(AwsAction action) => _bits[action.Index >> 6] &= ~(1UL << (action.Index & 63));

    /// <summary>Adds the actions that a pattern names.</summary>
    /// <param name="pattern">See <see cref="ServiceReference.MatchActions"/>.</param>
    public void AddMatches(ReadOnlySpan<char> pattern)
    {
        foreach (AwsAction action in _reference.MatchActions(pattern))
        {
            Add(action);
        }
    }

    /// <summary>Takes out the actions that a pattern names.</summary>
    /// <param name="pattern">See <see cref="ServiceReference.MatchActions"/>.</param>
    public void RemoveMatches(ReadOnlySpan<char> pattern)
    {
        foreach (AwsAction action in _reference.MatchActions(pattern))
        {
            Remove(action);
        }
    }

    /// <summary>Makes this the set of all that were not in it.</summary>
    public void Invert()
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] = ~_bits[i];
        }

        int rest = _reference.ActionCount & 63;
        if (rest != 0)
        {
            _bits[_bits.Length - 1] &= (1UL << rest) - 1;
        }
    }

    /// <summary>Takes everything out.</summary>
    public void Clear() => Array.Clear(_bits, 0, _bits.Length);

    /// <summary>Adds all that are in the other.</summary>
    public void UnionWith(ActionSet other)
    {
        ulong[] bits = BitsOf(other);
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= bits[i];
        }
    }

    /// <summary>Keeps only what is in both.</summary>
    public void IntersectWith(ActionSet other)
    {
        ulong[] bits = BitsOf(other);
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= bits[i];
        }
    }

    /// <summary>Takes out all that are in the other.</summary>
    public void ExceptWith(ActionSet other)
    {
        ulong[] bits = BitsOf(other);
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= ~bits[i];
        }
    }

    /// <summary>True when an action is in both.</summary>
    public bool Overlaps(ActionSet other)
    {
        ulong[] bits = BitsOf(other);
        for (int i = 0; i < _bits.Length; i++)
        {
            if ((_bits[i] & bits[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when all of this are in the other.</summary>
    public bool IsSubsetOf(ActionSet other)
    {
        ulong[] bits = BitsOf(other);
        for (int i = 0; i < _bits.Length; i++)
        {
            if ((_bits[i] & ~bits[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Enumerates in order of services and names, without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    private ulong[] BitsOf(ActionSet other)
        => (other ?? throw new ArgumentNullException(nameof(other)))._reference == _reference
            ? other._bits
            : throw new ArgumentException("The sets are of different references.", nameof(other));

    /// <summary>Goes over the actions of a set.</summary>
    public struct Enumerator
    {
        private readonly ActionSet _set;
        private int _index;

        internal Enumerator(ActionSet set)
        {
            _set = set;
            _index = -1;
        }

        /// <summary>The action.</summary>
        public readonly AwsAction Current => new(_set._reference, _index);

        /// <summary>Goes to the next one; false when there is none.</summary>
        public bool MoveNext()
        {
            while (++_index < _set._reference.ActionCount)
            {
                ulong word = _set._bits[_index >> 6] >> (_index & 63);
                if (word == 0)
                {
                    _index |= 63;
                }
                else if ((word & 1) != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
