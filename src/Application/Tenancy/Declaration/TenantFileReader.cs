using System.Text.Json;
using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>Reads tenant files as strictly as the arguments of a call, and tells all that is wrong with them at once.</summary>
public static class TenantFileReader
{
    /// <param name="files">Each file's name, for messages, and its text. Several are read as one.</param>
    /// <param name="catalog">The permissions that the files may name.</param>
    /// <exception cref="TenantFileException">There are faults.</exception>
    public static TenantFile Read(IReadOnlyList<(string Name, string Text)> files, IReadOnlyList<Permission> catalog)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(catalog);
        var faults = new List<string>();
        var read = new List<(string Name, TenantFile File)>();
        foreach (var (name, text) in files)
        {
            var (file, wrong) = ReadOne(text);
            faults.AddRange(wrong.Select(fault => $"{name}: {fault}"));
            if (file is not null)
            {
                read.Add((name, file));
            }
        }

        var merged = FileMerge.Of(read, faults);
        // The rules look at the whole: a fragment may give people the roles of another file.
        if (faults.Count == 0)
        {
            var names = string.Join(" + ", files.Select(file => file.Name));
            var broken = TenantFileRules.For(catalog).Validate(merged).Errors.Select(RuleFault.Of);
            faults.AddRange(broken.Select(fault => $"{names}: {fault}"));
        }

        return faults.Count == 0 ? merged : throw new TenantFileException(faults);
    }

    private static (TenantFile? File, IReadOnlyList<string> Faults) ReadOne(string text)
    {
        try
        {
            var root = JsonElement.Parse(text);
            var faults = ArgumentReader.Check(root, typeof(TenantFile));
            return faults.Count == 0
                ? (root.Deserialize<TenantFile>(ToolJson.Options), [])
                : (null, [.. faults.Select(fault => fault.ToString())]);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber + 1;
            var column = exception.BytePositionInLine + 1;
            return (null, [$"line {line}, column {column} is not JSON; comments and trailing commas are not allowed."]);
        }
    }
}
