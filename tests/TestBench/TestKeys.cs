namespace McpServer.TestBench;

/// <summary>Keys that take long to make, made once; nothing changes them.</summary>
public static class TestKeys
{
    private static readonly Lazy<TestKey> LazyFirst = new(() => TestKey.Create("first"));
    private static readonly Lazy<TestKey> LazySecond = new(() => TestKey.Create("second"));
    private static readonly Lazy<TestKey> LazyThird = new(() => TestKey.Create("third"));
    private static readonly Lazy<TestKey> LazyWeak = new(() => TestKey.Create("weak", bits: 1024));

    /// <summary>The one that a <see cref="TestIssuer"/> publishes and signs with unless told otherwise.</summary>
    public static TestKey First => LazyFirst.Value;

    public static TestKey Second => LazySecond.Value;

    public static TestKey Third => LazyThird.Value;

    /// <summary>Too short to be trusted.</summary>
    public static TestKey Weak => LazyWeak.Value;
}
