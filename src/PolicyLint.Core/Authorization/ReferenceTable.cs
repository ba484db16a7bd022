using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PolicyLint.Authorization;

/// <summary>
/// The bytes of the table, read where they lie in the assembly's image: nothing is copied, and only the pages that a lookup
/// touches are ever loaded.
/// </summary>
internal sealed unsafe class ReferenceTable
{
    /// <summary>The bits of a row that name its name.</summary>
    private const uint NameMask = 0xFFFFFF;

    private readonly byte* _start;
    private readonly int _length;
    private readonly int _strings;

    // Keeps the bytes where they are for as long as this lives: the stream holds on to the assembly's image.
    private readonly object? _owner;

    private ReferenceTable(byte* start, int length, object? owner)
    {
        _start = start;
        _length = length;
        _owner = owner;
        if (length < TableLayout.HeaderSize || ReadUInt32(0) != TableLayout.Magic || ReadUInt32(4) != TableLayout.Version)
        {
            throw new InvalidOperationException("The reference is not a table of this version.");
        }

        _strings = Offset(Section.Strings);
    }

    private ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <summary>Opens a table; the stream belongs to it from now on.</summary>
    public static ReferenceTable Open(Stream stream)
    {
        if (stream is UnmanagedMemoryStream image)
        {
            image.Position = 0;
            return new ReferenceTable(image.PositionPointer, checked((int)image.Length), image);
        }

        using (stream)
        {
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            byte[] bytes = copy.ToArray();

            // Never freed: there is one table in a process.
            GCHandle pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
            return new ReferenceTable((byte*)pin.AddrOfPinnedObject(), bytes.Length, bytes);
        }
    }

    public ushort ReadUInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes.Slice(offset));

    public uint ReadUInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.Slice(offset));

    public int Offset(Section section) => (int)ReadUInt32(TableLayout.Sections + ((int)section * TableLayout.SectionSize));

    public int Count(Section section) => (int)ReadUInt32(TableLayout.Sections + ((int)section * TableLayout.SectionSize) + 4);

    /// <summary>The offset of a row.</summary>
    public int Row(Section section, int index, int size) => Offset(section) + (index * size);

    /// <summary>The characters of a string, ASCII.</summary>
    public ReadOnlySpan<byte> Text(uint text)
    {
        int offset = _strings + (int)text;
        return Bytes.Slice(offset + 2, ReadUInt16(offset));
    }

    /// <summary>The only place where characters become a string.</summary>
    public string MakeString(uint text)
    {
        ReadOnlySpan<byte> bytes = Text(text);
        if (bytes.IsEmpty)
        {
            return string.Empty;
        }

        fixed (byte* start = bytes)
        {
            return new string((sbyte*)start, 0, bytes.Length);
        }
    }

    /// <summary>Makes characters of a string.</summary>
    /// <returns>How many.</returns>
    public int Decode(uint text, Span<char> destination)
    {
        ReadOnlySpan<byte> bytes = Text(text);
        if (bytes.Length > destination.Length)
        {
            throw new ArgumentException("There is not enough room for the name.", nameof(destination));
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            destination[i] = (char)bytes[i];
        }

        return bytes.Length;
    }

    /// <summary>A date as the table writes it, 20260926.</summary>
    public DateTime ReadDate(int offset)
    {
        int date = (int)ReadUInt32(offset);
        return new DateTime(date / 10000, date / 100 % 100, date % 100, 0, 0, 0, DateTimeKind.Utc);
    }

    /// <summary>The row whose name is the text, ignoring case; -1 if there is none.</summary>
    /// <param name="section">Where.</param>
    /// <param name="size">The size of a row, whose first 24 bits are the name.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="name">The text.</param>
    public int Find(Section section, int size, int start, int end, ReadOnlySpan<char> name)
        => Search(section, size, start, end, name, out bool isFound) is int row && isFound ? row : -1;

    /// <summary>The row of an action of a service, ignoring case; -1 if there is none. By its hash: a linter asks for thousands.</summary>
    /// <param name="service">The service's row.</param>
    /// <param name="start">The first of its actions.</param>
    /// <param name="end">The row after its last.</param>
    /// <param name="name">The text.</param>
    public int FindAction(int service, int start, int end, ReadOnlySpan<char> name)
    {
        int cells = Offset(Section.ActionHash);
        uint mask = (uint)Count(Section.ActionHash) - 1;
        for (uint cell = TableLayout.HashAction(service, name); ; cell++)
        {
            int row = ReadUInt16(cells + ((int)(cell & mask) * TableLayout.ActionHashSize)) - 1;
            if (row < 0)
            {
                return -1;
            }

            if (row >= start && row < end && Compare(Text(NameAt(Section.Actions, TableLayout.ActionSize, row)), name) == 0)
            {
                return row;
            }
        }
    }

    /// <summary>The first row whose name does not come before the text.</summary>
    public int LowerBound(Section section, int size, int start, int end, ReadOnlySpan<char> name)
        => Search(section, size, start, end, name, out _);

    /// <summary>The first row whose name does not come before the text, and whether it is the text.</summary>
    private int Search(Section section, int size, int start, int end, ReadOnlySpan<char> name, out bool isFound)
    {
        int rows = Offset(section);
        isFound = false;

        // What the text has in common with the rows before and after those that are left, all that are left have too.
        int commonBefore = 0;
        int commonAfter = 0;
        while (start < end)
        {
            int middle = start + ((end - start) >> 1);
            int common = Math.Min(commonBefore, commonAfter);
            int order = Compare(Text(ReadUInt32(rows + (middle * size)) & NameMask), name, ref common);
            isFound |= order == 0;
            if (order < 0)
            {
                start = middle + 1;
                commonBefore = common;
            }
            else
            {
                end = middle;
                commonAfter = common;
            }
        }

        return start;
    }

    /// <summary>The first row whose name comes after all that start with the text.</summary>
    public int UpperBoundOfPrefix(Section section, int size, int start, int end, ReadOnlySpan<char> prefix)
    {
        while (start < end)
        {
            int middle = start + ((end - start) >> 1);
            ReadOnlySpan<byte> name = Text(NameAt(section, size, middle));
            if (Compare(name.Length > prefix.Length ? name.Slice(0, prefix.Length) : name, prefix) <= 0)
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

    /// <summary>Compares as the table is sorted.</summary>
    public static int Compare(ReadOnlySpan<byte> name, ReadOnlySpan<char> text)
    {
        int common = 0;
        return Compare(name, text, ref common);
    }

    /// <summary>Compares as the table is sorted.</summary>
    /// <param name="name">A name of the table.</param>
    /// <param name="text">The text.</param>
    /// <param name="common">How many characters are known to be equal, and then how many are.</param>
    private static int Compare(ReadOnlySpan<byte> name, ReadOnlySpan<char> text, ref int common)
    {
        int length = Math.Min(name.Length, text.Length);
        int i = common;
        while (i < length && (name[i] == text[i] || Fold(name[i]) == Fold(text[i])))
        {
            i++;
        }

        common = i;
        return i < length ? Fold(name[i]) - Fold(text[i]) : name.Length - text.Length;
    }

    /// <summary>A to Z as a to z; what AWS names is ASCII.</summary>
    public static int Fold(int character) => (uint)(character - 'A') <= 'Z' - 'A' ? character | 0x20 : character;

    private uint NameAt(Section section, int size, int row) => ReadUInt32(Row(section, row, size)) & NameMask;
}
