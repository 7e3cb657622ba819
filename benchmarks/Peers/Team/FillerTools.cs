using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;

namespace McpServer.Benchmarks.Team;

/// <summary>Makes tools by the thousand: for each a request, its rules and its handler, as types of their own.</summary>
public static class FillerTools
{
    // The runtime takes the longer to add a type to an emitted module the more it holds, so many small ones start sooner.
    private const int ToolsOfAssembly = 50;

    private static readonly List<ToolDefinition> Definitions = [];

    /// <summary>What the definition of an emitted type answers with.</summary>
    public static ToolDefinition DefinitionOf(int number) => Definitions[number];

    internal static IEnumerable<Assembly> Emit(int count) =>
        Enumerable.Range(0, count).Chunk(ToolsOfAssembly).Select(EmitAssembly).ToList();

    private static AssemblyBuilder EmitAssembly(int[] numbers)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Fillers{numbers[0]:00000}");
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new(name), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule(name);
        foreach (var number in numbers)
        {
            Definitions.Add(DefinitionNumbered(number));
            var request = EmitRequest(module, number);
            EmitHeir(module, $"Rules{number:00000}", typeof(FillerRules<>).MakeGenericType(request));
            EmitHeir(module, $"Handler{number:00000}", typeof(FillerHandler<>).MakeGenericType(request));
        }

        return assembly;
    }

    private static ToolDefinition DefinitionNumbered(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"filler_{number:00000}");
        return new(
            ToolName.Parse(name),
            $"Filler {number}",
            $"Fills the catalog: {name}.",
            BenchPermission.Call,
            ToolEffect.ReadsOnly
        );
    }

    private static Type EmitRequest(ModuleBuilder module, int number)
    {
        var type = module.DefineType(
            $"Filler{number:00000}",
            TypeAttributes.Public | TypeAttributes.Sealed,
            typeof(Filler),
            [typeof(ITool<FillerAnswer>)]
        );
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var definition = type.DefineMethod(
            "get_Definition",
            MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.SpecialName,
            typeof(ToolDefinition),
            Type.EmptyTypes
        );
        var code = definition.GetILGenerator();
        code.Emit(OpCodes.Ldc_I4, number);
        code.Emit(OpCodes.Call, typeof(FillerTools).GetMethod(nameof(DefinitionOf))!);
        code.Emit(OpCodes.Ret);
        type.DefineMethodOverride(definition, typeof(ITool).GetProperty(nameof(ITool.Definition))!.GetMethod!);
        return type.CreateType();
    }

    private static void EmitHeir(ModuleBuilder module, string name, Type parent)
    {
        var type = module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        _ = type.CreateType();
    }
}
