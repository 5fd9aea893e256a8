namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// The extensions through which the passes speak to the Liquid templates. Templates cannot walk objects inside lists, so lists
/// hold one text per item, with its fields separated by <see cref="Separator"/>.
/// </summary>
internal static class TemplateWords
{
    /// <summary>On the document: the request builders by class name.</summary>
    public const string Builders = "x-csharp-builders";

    /// <summary>On the document and on a model: the types that it reads and writes, <c>type|what builds the contract</c>.</summary>
    public const string Contracts = "x-csharp-contracts";

    /// <summary>On an operation: how its result is read, as C#.</summary>
    public const string ResultContract = "x-csharp-result-contract";

    /// <summary>On an operation: how its body is written, as C#.</summary>
    public const string BodyContract = "x-csharp-body-contract";

    /// <summary>On the document: the short name of the API, such as <c>Catalog</c>.</summary>
    public const string Api = "x-csharp-api";

    /// <summary>On the document: the name of the API for people.</summary>
    public const string Title = "x-csharp-title";

    /// <summary>On the document: what the names of its request builders end in, before <c>RequestBuilder</c>.</summary>
    public const string Suffix = "x-csharp-suffix";

    /// <summary>On the document: the types that another API has already, in whose namespace they are found.</summary>
    public const string SharedTypes = "x-csharp-shared-types";

    /// <summary>On an operation that exists only so that NSwag writes a builder for its path.</summary>
    public const string Navigation = "x-csharp-navigation";

    /// <summary>On an operation: its identifier in the canonical document, which NSwag's takes the place of.</summary>
    public const string Id = "x-csharp-id";

    /// <summary>On an operation: its path in the canonical document.</summary>
    public const string Path = "x-csharp-path";

    /// <summary>On an operation: its URL template (RFC 6570).</summary>
    public const string UrlTemplate = "x-csharp-url-template";

    /// <summary>On an operation: <c>json</c>, <c>stream</c> or <c>none</c>.</summary>
    public const string Result = "x-csharp-result";

    /// <summary>On an operation: the exceptions that its caller would catch, <c>cref|text</c>.</summary>
    public const string Exceptions = "x-csharp-exceptions";

    /// <summary>On an operation: true when a success can come without the body that others have.</summary>
    public const string ResultOptional = "x-csharp-result-optional";

    /// <summary>On an operation: <c>json</c> or <c>form</c>.</summary>
    public const string Body = "x-csharp-body";

    /// <summary>On an operation: the <c>Accept</c> header.</summary>
    public const string Accept = "x-csharp-accept";

    /// <summary>
    /// On an operation that returns pages: <c>item type|rows|number|size|total|next|window|hides items|identity of an item</c>, as C#.
    /// </summary>
    public const string Page = "x-csharp-page";

    /// <summary>On an operation that returns pages: what a page holds, the rows first and then the link to the next page.</summary>
    public const string PageFields = "x-csharp-page-fields";

    /// <summary>On an operation, model or builder: the text of its <c>&lt;remarks&gt;</c>.</summary>
    public const string Remarks = "x-csharp-remarks";

    /// <summary>On a schema: <c>read</c>, <c>write</c> or <c>form</c>.</summary>
    public const string Kind = "x-csharp-kind";

    /// <summary>On the base of a family: its members, <c>value|class</c>.</summary>
    public const string Members = "x-csharp-members";

    /// <summary>On the base of a family: the wire name of the discriminator.</summary>
    public const string DiscriminatorProperty = "x-csharp-discriminator";

    /// <summary>On a member of a family: the value of the discriminator that it stands for.</summary>
    public const string DiscriminatorValue = "x-csharp-discriminator-value";

    /// <summary>On a member of a family: the .NET name of the discriminator.</summary>
    public const string DiscriminatorName = "x-csharp-discriminator-name";

    /// <summary>On a property or parameter: its .NET name.</summary>
    public const string Name = "x-csharp-name";

    /// <summary>On a property: its place in the model, from 1.</summary>
    public const string Order = "x-csharp-order";

    /// <summary>On a property: the C# type, where the templates must not take NSwag's.</summary>
    public const string Type = "x-csharp-type";

    /// <summary>
    /// On a property of a write model that can send null: <c>value</c>, <c>list</c>, <c>map</c> or <c>model</c>; or <see
    /// cref="RefusesNull"/>.
    /// </summary>
    public const string SendsNull = "x-csharp-sends-null";

    /// <summary>Of <see cref="SendsNull"/>: the type takes null, and the property does not.</summary>
    public const string RefusesNull = "refused";

    /// <summary>On a model: true when another one can send it as null, also one of an API that shares it.</summary>
    public const string TakesNull = "x-csharp-takes-null";

    /// <summary>On an enum: the name of the class of its constants.</summary>
    public const string Constants = "x-csharp-constants";

    /// <summary>On a property of a page: true when it is null where a field mask left it out.</summary>
    public const string Quiet = "x-csharp-quiet";

    /// <summary>On a write model: what it refuses, <c>condition as C#|sentence</c>.</summary>
    public const string Rules = "x-csharp-rules";

    /// <summary>On a write model: what the server empties, <c>condition as C#|.NET name|wire name</c>.</summary>
    public const string Emptied = "x-csharp-emptied";

    /// <summary>
    /// On a read model: the write model of a change. Beside it, with <c>-members</c> at the end, a list of <c>.NET name|value as C#</c>;
    /// with <c>-emptied</c>, what the server would empty, <c>.NET name|value as C#|place in what was read|wire name</c>; with
    /// <c>-unknown</c>, true where an unknown member of the family is sent.
    /// </summary>
    public const string ToPatch = "x-csharp-to-patch";

    /// <summary>On a read model: the write model of creation, with what stands beside <see cref="ToPatch"/>.</summary>
    public const string ToInput = "x-csharp-to-input";

    /// <summary>
    /// On an operation that changes an object: <c>what is sent|fields that the server empties|the same as documentation|path of the
    /// version|its first field|version as C#</c>.
    /// </summary>
    public const string Update = "x-csharp-update";

    /// <summary>In the place of a field that an item does not have: templates lose empty ones.</summary>
    public const string Nothing = "-";

    /// <summary>Between the fields of an item.</summary>
    public const char Separator = '|';
}
