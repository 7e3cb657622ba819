namespace McpServer.Application.Catalog;

/// <summary>A type as it is written in code, such as <c>IOptions&lt;OrderSettings&gt;</c>.</summary>
internal static class TypeName
{
    public static string Of(Type type) =>
        type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Of))}>"
            : type.Name;
}
