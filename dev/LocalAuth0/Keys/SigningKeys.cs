namespace McpServer.LocalAuth0.Keys;

internal sealed record SigningKeys(SigningKey? Previous, SigningKey Current, SigningKey Next)
{
    public IReadOnlyList<SigningKey> Published => Previous is null ? [Current, Next] : [Current, Next, Previous];

    public IEnumerable<StoredKey> Store()
    {
        yield return Current.Store(KeyUse.Current);
        yield return Next.Store(KeyUse.Next);
        if (Previous is not null)
        {
            yield return Previous.Store(KeyUse.Previous);
        }
    }
}
