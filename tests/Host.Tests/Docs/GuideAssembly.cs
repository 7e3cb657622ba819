using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace McpServer.Host.Tests.Docs;

/// <summary>What the guide shows, compiled as a team's assembly.</summary>
internal static class GuideAssembly
{
    // What 'dotnet new mcp-server' has in its files and its implicit usings.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.Linq;
        global using System.Text.Json;
        global using System.Text.Json.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using FluentValidation;
        global using MediatR;
        global using McpServer.Application.Catalog;
        global using McpServer.Application.Ports;
        global using McpServer.Domain.Access;
        global using McpServer.Domain.Audit;
        global using McpServer.Domain.Tools;
        global using McpServer.Testing;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    public static Assembly Compiled { get; } = Compile(GuidePage.Of("csharp tool"), GuidePage.Of("csharp test"));

    public static Assembly Compile(IEnumerable<CodeBlock> tools, IEnumerable<CodeBlock> tests)
    {
        SyntaxTree[] sources = [Parse(Usings, "usings.cs"), .. tools.Select(Parse), .. tests.Select(ParseTest)];
        var compilation = CSharpCompilation.Create(
            $"Guide{RandomNumberGenerator.GetHexString(8)}",
            sources,
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                // Packages were compiled against older versions of the framework; the SDK is silent about it too.
                specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]
            )
        );
        using var image = new MemoryStream();
        var faults = compilation.Emit(image).Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error);
        Assert.Empty(faults.Select(fault => fault.ToString()));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    public static string NameOf(CodeBlock test) => $"Test{test.Line}";

    private static SyntaxTree Parse(CodeBlock block) => Parse(block.Text, $"line {block.Line}");

    private static SyntaxTree ParseTest(CodeBlock block) =>
        Parse(
            $$"""
            namespace Acme.Billing;

            public static class {{NameOf(block)}}
            {
                public static async Task RunAsync()
                {
            {{block.Text}}
                }

                private static void Expect(bool holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string? what = null)
                {
                    if (!holds) throw new InvalidOperationException($"It does not hold that {what}.");
                }
            }
            """,
            $"line {block.Line}"
        );

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), path: path);
}
