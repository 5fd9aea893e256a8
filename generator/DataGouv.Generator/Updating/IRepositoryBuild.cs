namespace DataGouv.Generator.Updating;

/// <summary>What proves that new documents are good.</summary>
internal interface IRepositoryBuild
{
    /// <summary>Regenerates and compiles; a <see cref="BuildFailedException"/> tells why not.</summary>
    Task Compile(CancellationToken cancellation);

    /// <summary>Runs the tests; a <see cref="BuildFailedException"/> tells why not.</summary>
    Task Test(CancellationToken cancellation);

    /// <summary>The public C# surface of the compiled assemblies, by assembly.</summary>
    IReadOnlyDictionary<string, string> Surface();
}
