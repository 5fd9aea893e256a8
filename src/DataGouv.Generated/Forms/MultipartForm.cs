namespace DataGouv.Core;

/// <summary>The base of what is sent as <c>multipart/form-data</c>. Files are streamed: nothing is copied into memory.</summary>
public abstract class MultipartForm
{
    /// <summary>Writes the fields that have a value.</summary>
    protected internal abstract void WriteTo(MultipartWriter form);

    internal MultipartStream ToStream()
    {
        var writer = new MultipartWriter();
        WriteTo(writer);
        return writer.Finish();
    }
}
