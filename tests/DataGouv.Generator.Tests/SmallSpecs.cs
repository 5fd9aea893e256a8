using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Tests;

/// <summary>A <c>specs/</c> folder of its own with one small API called zoo, and a place for what is generated from it.</summary>
internal sealed class SmallSpecs : IDisposable
{
    /// <summary>A document that the generator accepts.</summary>
    public const string Zoo = """
        { "swagger": "2.0", "info": { "title": "Zoo", "version": "7" }, "produces": [ "application/json" ],
          "paths": { "/animals/{id}/": { "get": { "operationId": "get_animal",
            "parameters": [ { "name": "id", "in": "path", "required": true, "type": "string" } ],
            "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Animal (read)" } } } } } },
          "definitions": { "Animal (read)": { "type": "object", "properties": { "name": { "type": "string" }, "size": { "type": "integer" } } } } }
        """;

    /// <summary>An overlay that makes it complete.</summary>
    public const string Access = """
        { "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [
          { "target": "$.paths.*.get", "description": "Reading is free.", "update": { "summary": "Reads an animal.", "x-datagouv-access": "public" } } ] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datagouv-zoo-");

    public SmallSpecs(string upstream = Zoo, string overlay = Access, string source = "https://example.org/swagger.json")
    {
        Write("specs/specs.json", $$"""{ "apis": [ { "name": "zoo", "title": "Zoo", "source": "{{source}}", "format": "swagger-2.0", "namespace": "DataGouv.Zoo" } ] }""");
        Upstream = upstream;
        Write("specs/zoo/overlay.json", overlay);
    }

    public SpecsFolder Folder => SpecsFolder.Open(PathOf("specs"));

    public string Upstream
    {
        get => Read("specs/zoo/upstream.json");
        set => Write("specs/zoo/upstream.json", value);
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => JsonFile.WriteText(PathOf(file), text);

    /// <summary>Every file with its content.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder.FullName, file), File.ReadAllText);

    public void Dispose() => _folder.Delete(recursive: true);
}
