namespace DataGouv.Tests.Documentation;

/// <summary>Stands for <c>new DataGouvClient(…)</c> in samples: the same client, whose services are the recorded ones.</summary>
public static class SampleClient
{
    /// <summary>Where the services are.</summary>
    public static DataGouvEnvironment Environment { get; set; } = DataGouvEnvironment.Demo;

    /// <summary>A client with the default options.</summary>
    public static DataGouvClient Create() => Create(new DataGouvClientOptions());

    /// <summary>A client with options, but for the environment.</summary>
    public static DataGouvClient Create(DataGouvClientOptions options)
    {
        options.Environment = Environment;
        return new DataGouvClient(options);
    }
}
