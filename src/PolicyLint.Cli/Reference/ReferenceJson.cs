using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PolicyLint.Authorization;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Reference;

/// <summary>Writes what the reference says as JSON; <c>Schemas/reference.schema.json</c> describes it.</summary>
internal sealed class ReferenceJson(ServiceReference reference, Utf8JsonWriter json)
{
    private const int SchemaVersion = 1;
    private const int FlushSize = 32 * 1024;

    /// <summary>Writes what was found and what was not.</summary>
    public static void Write(Stream output, ServiceReference reference, IReadOnlyList<ReferenceEntry> entries, IReadOnlyList<UnknownName> unknown)
    {
        using (var json = new Utf8JsonWriter(output, JsonOutput.WriterOptions))
        {
            new ReferenceJson(reference, json).Write(entries, unknown);
        }

        output.Write("\n"u8);
    }

    private void Write(IReadOnlyList<ReferenceEntry> entries, IReadOnlyList<UnknownName> unknown)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        JsonOutput.WriteTool(json);
        json.WriteStartObject("reference");
        json.WriteString("date", Date(reference.DataDate));
        json.WriteString("dependentActionsDate", Date(reference.DependentActionsDate));
        json.WriteString("source", reference.Source);
        json.WriteEndObject();
        json.WriteStartArray("entries");
        foreach (ReferenceEntry entry in entries)
        {
            json.WriteStartObject();
            Write(entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notFound");
        foreach (UnknownName name in unknown)
        {
            json.WriteStartObject();
            json.WriteString("query", name.Query);
            json.WriteString("reason", name.Reason);
            WriteTexts("suggestions", name.Suggestions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(ReferenceEntry entry)
    {
        switch (entry)
        {
            case ActionEntry { Action: var action }:
                Begin("action", entry);
                WriteAction(action);
                break;
            case ActionPatternEntry { Actions: var actions }:
                Begin("actionPattern", entry);
                WriteLevels(actions);
                WriteActions(actions);
                break;
            case ServiceEntry { Service: var service }:
                Begin("service", entry);
                WriteService(service);
                break;
            case ConditionKeyEntry { Key: var key }:
                Begin("conditionKey", entry);
                WriteKeyMembers(key);
                WriteUses(key);
                break;
            case ConditionKeyPatternEntry { Keys: var keys }:
                Begin("conditionKeyPattern", entry);
                WriteKeys("conditionKeys", keys);
                break;
            case ManagedPolicyEntry { Policy: var policy }:
                Begin("managedPolicy", entry);
                json.WriteString("name", policy.Name);
                json.WriteString("path", policy.Path);
                json.WriteString("arn", policy.ToString());
                json.WriteString("url", Addresses.Of(policy));
                break;
            case RetiredEntry retired:
                Begin(retired.IsService ? "retiredService" : "retiredAction", entry);
                json.WriteString("lastSeen", Date(retired.LastSeen));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry, null);
        }
    }

    private void Begin(string kind, ReferenceEntry entry)
    {
        json.WriteString("kind", kind);
        json.WriteString("query", entry.Query);
    }

    private void WriteAction(AwsAction action)
    {
        json.WriteString("name", action.ToString());
        json.WriteString("service", action.Service.Prefix);
        json.WriteString("accessLevel", NameOf(action.Level));
        json.WriteStartArray("resourceTypes");
        foreach (AwsActionResource resource in action.Resources)
        {
            json.WriteStartObject();
            json.WriteString("name", resource.Type.Name);
            json.WriteBoolean("required", resource.IsRequired);
            WriteArns(resource.Type);
            WriteKeys("conditionKeys", KeyUse.On(resource));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteKeys("conditionKeys", [.. action.ConditionKeys]);
        json.WriteStartArray("dependentActions");
        foreach (AwsAction dependent in action.DependentActions)
        {
            json.WriteStringValue(dependent.ToString());
        }

        json.WriteEndArray();
        json.WriteString("url", Addresses.Of(action.Service));
    }

    private void WriteService(AwsService service)
    {
        json.WriteString("name", service.Prefix);
        json.WriteString("title", service.Title);
        json.WriteBoolean("supportsResourceControlPolicies", service.SupportsResourceControlPolicies);
        ImmutableArray<AwsAction> actions = [.. service.Actions];
        WriteLevels(actions);
        WriteActions(actions);
        json.WriteStartArray("resourceTypes");
        foreach (AwsResourceType type in service.ResourceTypes)
        {
            json.WriteStartObject();
            json.WriteString("name", type.Name);
            WriteArns(type);
            WriteKeys("conditionKeys", [.. type.ConditionKeys]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteKeys("conditionKeys", [.. service.ConditionKeys]);
        json.WriteString("url", Addresses.Of(service));
    }

    private void WriteLevels(ImmutableArray<AwsAction> actions)
    {
        json.WriteStartObject("accessLevels");
        for (AccessLevel level = AccessLevel.List; level <= AccessLevel.PermissionsManagement; level++)
        {
            json.WriteNumber(NameOf(level), actions.Count(action => action.Level == level));
        }

        json.WriteEndObject();
    }

    private void WriteActions(ImmutableArray<AwsAction> actions)
    {
        json.WriteStartArray("actions");
        foreach (AwsAction action in actions)
        {
            json.WriteStartObject();
            json.WriteString("name", action.ToString());
            json.WriteString("accessLevel", NameOf(action.Level));
            json.WriteStartArray("resourceTypes");
            foreach (AwsActionResource resource in action.Resources)
            {
                json.WriteStartObject();
                json.WriteString("name", resource.Type.Name);
                json.WriteBoolean("required", resource.IsRequired);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            if (json.BytesPending > FlushSize)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    private void WriteArns(AwsResourceType type)
    {
        json.WriteStartArray("arnPatterns");
        foreach (AwsArnPattern pattern in type.ArnPatterns)
        {
            json.WriteStringValue(pattern.Text);
        }

        json.WriteEndArray();
    }

    private void WriteKeys(string name, ImmutableArray<AwsConditionKey> keys)
    {
        json.WriteStartArray(name);
        foreach (AwsConditionKey key in keys)
        {
            json.WriteStartObject();
            WriteKeyMembers(key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteKeyMembers(AwsConditionKey key)
    {
        json.WriteString("name", key.Name);
        json.WriteString("type", Words.Of(key.Type));
        json.WriteBoolean("multivalued", key.IsMultivalued);
        json.WriteBoolean("global", key.IsGlobal);
    }

    private void WriteUses(AwsConditionKey key)
    {
        json.WriteStartArray("services");
        foreach (KeyUse use in KeyUse.Of(reference, key))
        {
            json.WriteStartObject();
            json.WriteString("name", use.Service.Prefix);
            json.WriteStartArray("actions");
            foreach (AwsAction action in use.Actions)
            {
                json.WriteStringValue(action.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
            if (json.BytesPending > FlushSize)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    private void WriteTexts(string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Date(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NameOf(AccessLevel level) => level switch
    {
        AccessLevel.List => "list",
        AccessLevel.Read => "read",
        AccessLevel.Write => "write",
        AccessLevel.Tagging => "tagging",
        _ => "permissionsManagement",
    };
}
