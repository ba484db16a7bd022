using System.Diagnostics;
using System.Text;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Tests.Fixing;

/// <summary>Whatever goes wrong while a file is written: the file is as it was, nothing else lies there, the others are fixed, the run ends with 2.</summary>
public sealed class FileWriterTests : CliFixture
{
    public FileWriterTests() => Rules = FixRules.All;

    [Test]
    public void A_disk_that_is_full()
    {
        Writer = new FailingWriter(name => name.EndsWith("a.json", StringComparison.Ordinal));
        ShouldFail("a.json: cannot be written: No space left on device; the file is as it was, make it possible or leave it out");
    }

    [Test]
    public void A_file_that_cannot_take_the_name()
    {
        Writer = new FailingWriter(_ => false, name => name.EndsWith("a.json", StringComparison.Ordinal));
        ShouldFail("a.json: cannot be written: Device or resource busy; the file is as it was, make it possible or leave it out");
    }

    [Test]
    public void A_file_that_somebody_else_changes_meanwhile()
    {
        Folder.Write("a.json", FixRules.Policy("old:A"));
        Folder.Write("b.json", FixRules.Policy("old:A"));
        Writer = new MeddlingWriter(() => Folder.Write("a.json", FixRules.Policy("old:A", "theirs:A")));
        RunResult run = Run("fix", "a.json", "b.json");
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: a.json: was changed by somebody else after it was read; the file is as it was, fix it again\n");
        Folder.Read("a.json").Should().Be(FixRules.Policy("old:A", "theirs:A"));
        Folder.Read("b.json").Should().Be(FixRules.Policy("new:A"));
        Names().Should().Equal("a.json", "b.json");
        run.Findings.Should().ContainSingle("what was not fixed is found").Which.Should().StartWith("a.json:6:7: error PL1910");
    }

    [Test]
    public void A_file_that_is_gone_meanwhile()
    {
        Folder.Write("a.json", FixRules.Policy("old:A"));
        Writer = new MeddlingWriter(() => File.Delete(Folder.PathOf("a.json")));
        RunResult run = Run("fix", "a.json");
        run.Status.Should().Be(2);
        run.Error.Should().StartWith("policylint: error: a.json: cannot be");
        Names().Should().BeEmpty();
    }

    [Test]
    public void A_file_that_is_read_only()
    {
        string path = Folder.Write("a.json", FixRules.Policy("old:A"));
        Folder.Write("b.json", FixRules.Policy("old:A"));
        File.SetAttributes(path, FileAttributes.ReadOnly);
        try
        {
            RunResult run = Run("fix");
            run.Status.Should().Be(2);
            run.Error.Should().Be("policylint: error: a.json: is read-only; the file is as it was, make it writable or leave it out\n");
            Folder.Read("a.json").Should().Be(FixRules.Policy("old:A"));
            Folder.Read("b.json").Should().Be(FixRules.Policy("new:A"));
            Run("fix", "a.json", "--diff").Status.Should().Be(1, "nothing is to be written");
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_file_that_is_no_UTF8(bool isUtf16)
    {
        byte[] bytes = isUtf16
            ? [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(FixRules.Policy("old:A"))]
            : Encoding.Latin1.GetBytes(FixRules.Policy("old:A", "\u00e4:A"));
        Folder.Write("a.json", bytes);
        Folder.Write("b.json", FixRules.Policy("old:A"));
        RunResult run = Run("fix");
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: a.json: is not UTF-8 and cannot be fixed; nothing was changed, save it as UTF-8 first\n");
        File.ReadAllBytes(Folder.PathOf("a.json")).Should().Equal(bytes);
        Folder.Read("b.json").Should().Be(FixRules.Policy("new:A"));
    }

    [Test]
    public void A_link_stays_and_what_it_leads_to_is_written()
    {
        Folder.Write("real/a.json", FixRules.Policy("old:A"));
        Directory.CreateDirectory(Folder.PathOf("work"));
        Folder.Link("work/link.json", "../real/a.json");
        RunResult run = RunIn(Folder.PathOf("work"), "fix");
        run.Status.Should().Be(0);
        Folder.Read("real/a.json").Should().Be(FixRules.Policy("new:A"));
        new FileInfo(Folder.PathOf("work/link.json")).LinkTarget.Should().Be("../real/a.json");
        Directory.GetFiles(Folder.PathOf("real")).Should().ContainSingle();
    }

    [TestCase(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [TestCase(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void Permissions_stay(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no such permissions.");
        }
        else
        {
            string path = Folder.Write("a.json", FixRules.Policy("old:A"));
            File.SetUnixFileMode(path, mode);
            Run("fix").Status.Should().Be(0);
            Folder.Read("a.json").Should().Be(FixRules.Policy("new:A"));
            File.GetUnixFileMode(path).Should().Be(mode);
        }
    }

    [Test]
    public void The_owner_stays_when_root_fixes()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Only root gives files away.");
        }

        string path = Folder.Write("a.json", FixRules.Policy("old:A"));
        Command("chown", "1234:5678", path);
        Run("fix").Status.Should().Be(0);
        Folder.Read("a.json").Should().Be(FixRules.Policy("new:A"));
        Command("stat", "-c", "%u:%g", path).Should().Be("1234:5678\n");
    }

    private static string Command(string name, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }

    private void ShouldFail(string message)
    {
        Folder.Write("a.json", FixRules.Policy("old:A"));
        Folder.Write("b.json", FixRules.Policy("old:A"));
        RunResult run = Run("fix");
        run.Status.Should().Be(2);
        run.Error.Should().Be($"policylint: error: {message}\n");
        run.Findings.Should().ContainSingle("what was not fixed is found").Which.Should().StartWith("a.json:6:7: error PL1910");
        Folder.Read("a.json").Should().Be(FixRules.Policy("old:A"));
        Folder.Read("b.json").Should().Be(FixRules.Policy("new:A"));
        Names().Should().Equal("a.json", "b.json");
    }

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(Folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    /// <summary>Fails after some bytes, or when the name is to be taken.</summary>
    private sealed class FailingWriter(Predicate<string> isFull, Predicate<string>? isBusy = null) : FileWriter
    {
        protected override Stream OpenTemporary(string path, string target, FileStreamOptions options)
            => isFull(target) ? new FullStream(base.OpenTemporary(path, target, options)) : base.OpenTemporary(path, target, options);

        protected override void Move(string temporary, string target)
        {
            if (isBusy?.Invoke(target) is true)
            {
                throw new IOException("Device or resource busy");
            }

            base.Move(temporary, target);
        }
    }

    /// <summary>Lets something happen after the file was read and before it is written.</summary>
    private sealed class MeddlingWriter(Action meddle) : FileWriter
    {
        private int _times;

        protected override Stream OpenTemporary(string path, string target, FileStreamOptions options)
        {
            if (target.EndsWith("a.json", StringComparison.Ordinal) && Interlocked.Increment(ref _times) == 1)
            {
                meddle();
            }

            return base.OpenTemporary(path, target, options);
        }
    }

    private sealed class FullStream(Stream stream) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => stream.Length;

        public override long Position { get => stream.Position; set => throw new NotSupportedException(); }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            stream.Write(buffer, offset, count / 2);
            throw new IOException("No space left on device");
        }

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
