using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace PolicyLint.Cli.Files;

/// <summary>
/// Who a file belongs to, on Linux, where it matters most: in a container the program is often root, and the files are the user's.
/// </summary>
internal static class FileOwner
{
    private const int CurrentDirectory = -100;
    private const uint UserAndGroup = 0x18;
    private const int StatusSize = 256;
    private const int UserOffset = 20;
    private const int GroupOffset = 24;
    private const uint Same = uint.MaxValue;

    /// <summary>Gives a file the owner and group of another, as far as the system lets us: only root gives files away.</summary>
    public static void Copy(string from, string to)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            byte[] path = Encode(to);
            if (Read(from) is not { } wanted || Read(to) is not { } found || wanted == found || ChangeOwner(path, wanted.User, wanted.Group) == 0)
            {
                return;
            }

            // A member of the group may at least leave it to the group.
            _ = ChangeOwner(path, Same, wanted.Group);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            // An unusual system; the file is then ours.
        }
    }

    /// <summary>The system's numbers of user and group, as statx(2) gives them, whose layout is the same on all processors.</summary>
    private static (uint User, uint Group)? Read(string path)
    {
        byte[] status = new byte[StatusSize];
        return GetStatus(CurrentDirectory, Encode(path), 0, UserAndGroup, status) == 0 ? (At(UserOffset), At(GroupOffset)) : null;

        uint At(int offset)
        {
            ReadOnlySpan<byte> bytes = status.AsSpan(offset);
            return BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }
    }

    private static byte[] Encode(string path) => Encoding.UTF8.GetBytes(path + "\0");

#pragma warning disable SYSLIB1054 // Nothing is to be marshalled; LibraryImport would want unsafe code for it.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetStatus(int directory, byte[] path, int flags, uint mask, byte[] status);

    [DllImport("libc", EntryPoint = "lchown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(byte[] path, uint user, uint group);
#pragma warning restore SYSLIB1054
}
