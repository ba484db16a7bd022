using System.Collections;

namespace PolicyLint.Authorization;

/// <summary>What the reference holds lists of. Only this assembly implements it.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IReferenceEntry<TSelf>
    where TSelf : struct, IReferenceEntry<TSelf>
{
    internal TSelf At(ServiceReference reference, int index);
}

/// <summary>
/// A list that lies in the reference: a view of a few bytes, which <c>foreach</c> and the indexer read without allocation.
/// </summary>
/// <typeparam name="T">What it lists.</typeparam>
public readonly struct ReferenceList<T> : IReadOnlyList<T>, IEquatable<ReferenceList<T>>
    where T : struct, IReferenceEntry<T>
{
    private readonly ServiceReference? _reference;
    private readonly int _first;
    private readonly int _stride;

    /// <summary>Rows <paramref name="first"/> and following; with a stride of 0 the cells from there on name the rows.</summary>
    internal ReferenceList(ServiceReference reference, int first, int count, int stride)
    {
        _reference = reference;
        _first = first;
        _stride = stride;
        Count = count;
    }

    /// <summary>How many there are; 0 for a default list.</summary>
    public int Count { get; }

    /// <summary>The entry at a place.</summary>
    /// <param name="index">From 0.</param>
    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index));
            }

            int row = _stride == 0 ? _reference!.ReadCell(_first + index) : _first + (index * _stride);
            return default(T).At(_reference!, row);
        }
    }

    /// <summary>True when both are the same list of the same reference.</summary>
    public static bool operator ==(ReferenceList<T> left, ReferenceList<T> right) => left.Equals(right);

    /// <summary>True when they are not the same list.</summary>
    public static bool operator !=(ReferenceList<T> left, ReferenceList<T> right) => !left.Equals(right);

    /// <summary>Enumerates without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    public bool Equals(ReferenceList<T> other)
        => _reference == other._reference && _first == other._first && Count == other.Count && _stride == other._stride;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReferenceList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_first * 397) ^ Count;

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes over the list.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly ReferenceList<T> _list;
        private int _index;

        internal Enumerator(ReferenceList<T> list)
        {
            _list = list;
            _index = -1;
        }

        /// <inheritdoc/>
        public readonly T Current => _list[_index];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _list.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
